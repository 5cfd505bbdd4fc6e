package dev.plumbline.expect;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an experiment: {@code placement=PACKED, vms=8..12}.
 *
 * @param levels for each factor that it names the levels it takes, as texts; another factor's are all taken
 */
record Selection(Map<String, Set<String>> levels) {

    static final Selection ALL = new Selection(Map.of());

    /** The comma that begins the next factor: levels themselves may hold commas. */
    private static final Pattern NEXT = Pattern.compile("\\s*,\\s*(?=[\\w$]+\\s*=)");

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,15})\\s*\\.\\.\\s*(-?\\d{1,15})");

    /**
     * Reads one.
     *
     * @throws MisuseException when it names what the experiment does not have
     */
    static Selection parse(String text, Experiment experiment) {
        Map<String, Set<String>> levels = new LinkedHashMap<>();
        for (String part : NEXT.split(text.strip(), -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new MisuseException("'" + text + "' is no selection; write for example 'vms=8..12' or '"
                        + "placement=PACKED, vms=8'");
            }
            Factor factor = factor(part.substring(0, equals).strip(), experiment);
            Set<String> taken = new LinkedHashSet<>();
            for (String one : part.substring(equals + 1).split("\\|", -1)) {
                taken.addAll(levels(one.strip(), factor));
            }
            levels.put(factor.name(), taken);
        }
        return new Selection(levels);
    }

    static Factor factor(String name, Experiment experiment) {
        return experiment.factors().stream()
                .filter(factor -> factor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MisuseException("there is no factor '" + name + "'; the factors are "
                        + experiment.factors().stream().map(Factor::name).toList()));
    }

    private static List<String> levels(String text, Factor factor) {
        List<String> taken = factor.levels().stream()
                .filter(level -> level.text().equals(text) || inRange(text, level))
                .map(Level::text)
                .toList();
        if (taken.isEmpty()) {
            throw new MisuseException(
                    "'" + factor.name() + "' has no level '" + text + "'; its levels are " + factor.levels());
        }
        return taken;
    }

    private static boolean inRange(String text, Level level) {
        Matcher range = RANGE.matcher(text);
        Double number = level.number();
        return number != null
                && range.matches()
                && number >= Long.parseLong(range.group(1))
                && number <= Long.parseLong(range.group(2));
    }

    /** Those treatments that it takes. */
    List<Treatment> of(List<Treatment> treatments) {
        return treatments.stream().filter(this::takes).toList();
    }

    boolean takes(Treatment treatment) {
        return levels.entrySet().stream()
                .allMatch(entry -> entry.getValue()
                        .contains(treatment.level(entry.getKey()).text()));
    }

    /** What both take. */
    Selection and(Selection other) {
        Map<String, Set<String>> both = new LinkedHashMap<>(levels);
        other.levels.forEach((factor, taken) -> both.merge(factor, taken, (a, b) -> {
            Set<String> common = new LinkedHashSet<>(a);
            common.retainAll(b);
            return common;
        }));
        return new Selection(both);
    }
}
