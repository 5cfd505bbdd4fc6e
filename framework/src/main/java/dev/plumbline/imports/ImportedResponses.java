package dev.plumbline.imports;

import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the files' values the responses are.
 *
 * @param choices each response and the value that it is taken from
 * @param missing names of responses that stored sessions have and the files do not
 */
record ImportedResponses(Map<Response, ResponseChoice> choices, List<String> missing) {

    private static final ResponseChoice USUAL = ResponseChoice.parse("iops");

    /**
     * The responses of an import.
     *
     * @param chosen what the user chose; empty for what is stored, or {@code iops} where nothing is
     * @param stored the responses of stored sessions: their units and directions hold
     */
    static ImportedResponses of(List<ResponseChoice> chosen, List<Response> stored, List<ImportedRun> runs) {
        List<ResponseChoice> asked = new ArrayList<>(chosen);
        if (asked.isEmpty()) {
            stored.forEach(response -> asked.add(ResponseChoice.of(response)));
        }
        if (asked.isEmpty()) {
            asked.add(USUAL);
        }
        Map<Response, ResponseChoice> choices = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (ResponseChoice choice : asked) {
            Optional<ImportedRun> without = runs.stream()
                    .filter(run -> run.value(choice.value()).isEmpty())
                    .findFirst();
            if (without.isPresent() && !chosen.isEmpty()) {
                throw new MisuseException(
                        without.get().place() + " has no '" + choice.value() + "'; it has " + names(without.get()));
            }
            if (without.isPresent()) {
                missing.add(choice.response());
            } else if (choices.put(response(choice, stored, runs), choice) != null) {
                throw new MisuseException("the response '" + choice.response() + "' is chosen twice");
            }
        }
        if (choices.isEmpty()) {
            throw new MisuseException("not every run has " + String.join(" or ", missing) + ": "
                    + runs.get(0).place()
                    + " has " + names(runs.get(0)) + "; take one of these, as --response "
                    + missing.get(0) + "=throughput");
        }
        return new ImportedResponses(choices, missing);
    }

    private static Response response(ResponseChoice choice, List<Response> stored, List<ImportedRun> runs) {
        Response own = choice.made(runs.get(0).value(choice.value()).orElseThrow());
        Response response = stored.stream()
                .filter(other -> other.name().equals(own.name()))
                .findFirst()
                .orElse(own);
        for (ImportedRun run : runs) {
            String unit = run.value(choice.value()).orElseThrow().unit();
            if (!unit.equals(response.unit()) || !own.unit().equals(response.unit())) {
                throw new MisuseException("the response '" + response.name() + "' is in '" + response.unit()
                        + "', but '" + choice.value() + "' of " + run.place() + " is in '" + unit + "'");
            }
        }
        if (own.better() != response.better()) {
            throw new MisuseException("the stored sessions have '" + response.name() + "' as better when "
                    + response.better() + "; leave the direction out");
        }
        return response;
    }

    private static String names(ImportedRun run) {
        return run.values().stream()
                .map(ImportedValue::name)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    List<Response> responses() {
        return List.copyOf(choices.keySet());
    }

    /** What a reader should know of the values that the responses are. */
    List<String> notes(List<ImportedRun> runs) {
        return choices.values().stream()
                .flatMap(choice -> runs.stream().flatMap(run -> run.value(choice.value()).stream()))
                .map(ImportedValue::note)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    /** A run's responses, and then everything else that the file tells of it. */
    Measurement measurement(ImportedRun run) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        choices.forEach((response, choice) -> readings.put(
                response.name(),
                reading(response.name(), run.value(choice.value()).orElseThrow())));
        run.values().forEach(value -> readings.putIfAbsent(value.name(), reading(value.name(), value)));
        return new Measurement(
                List.copyOf(readings.values()),
                null,
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                List.of(),
                false);
    }

    private static Reading reading(String name, ImportedValue value) {
        return new Reading(name, value.value(), value.unit(), value.machines());
    }
}
