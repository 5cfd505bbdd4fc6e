package dev.plumbline.measure;

import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Observed;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Makes one measurement of what the machines answered. */
final class Combining {

    private Combining() {}

    static Measurement combine(
            Machines machines, List<MachineAnswer> answers, SortedMap<String, Double> busy, Observed observed) {
        List<Series> series = new ArrayList<>();
        List<Attachment> attachments = new ArrayList<>();
        for (MachineAnswer answer : answers) {
            series.addAll(answer.answer().series());
            attachments.addAll(answer.answer().attachments());
        }
        return new Measurement(
                readings(machines, answers),
                latencies(answers),
                SummedSeries.of(series),
                busy,
                covariates(answers, observed),
                attachments,
                true,
                observed.remark().orElse(null));
    }

    private static List<Reading> readings(Machines machines, List<MachineAnswer> answers) {
        Map<String, SortedMap<String, Value>> values = new LinkedHashMap<>();
        for (MachineAnswer answer : answers) {
            for (Value value : answer.answer().values()) {
                Value twin = values.computeIfAbsent(value.response(), response -> new TreeMap<>())
                        .put(answer.machine(), value);
                if (twin != null) {
                    throw new IncompleteTrialException(
                            answer.machine() + " answered twice for '" + value.response() + "'");
                }
            }
        }
        return values.entrySet().stream()
                .map(entry -> reading(entry.getKey(), entry.getValue(), machines.count()))
                .toList();
    }

    /** A rate must come from every machine; a machine on which no operation ended has no time to tell. */
    private static Reading reading(String response, SortedMap<String, Value> ofMachines, int machines) {
        Value kind = ofMachines.values().iterator().next();
        if (kind.combine() == Combine.SUM && ofMachines.size() < machines) {
            throw new IncompleteTrialException(
                    "'" + response + "' came from only " + ofMachines.size() + " of " + machines + " machines");
        }
        SortedMap<String, Double> numbers = new TreeMap<>();
        ofMachines.forEach((machine, value) -> numbers.put(machine, value.value()));
        return new Reading(response, combine(kind.combine(), ofMachines.values()), kind.unit(), numbers);
    }

    private static double combine(Combine how, Collection<Value> values) {
        return switch (how) {
            case SUM -> values.stream().mapToDouble(Value::value).sum();
            case MEAN ->
                values.stream()
                                .mapToDouble(value -> value.value() * value.weight())
                                .sum()
                        / values.stream().mapToDouble(Value::weight).sum();
            case MAX -> values.stream().mapToDouble(Value::value).max().orElseThrow();
        };
    }

    private static SortedMap<String, Double> covariates(List<MachineAnswer> answers, Observed observed) {
        DoubleSummaryStatistics delays = answers.stream()
                .mapToDouble(answer -> answer.answer().startDelay().toNanos() / 1e6)
                .summaryStatistics();
        SortedMap<String, Double> spread = new TreeMap<>(observed.covariates());
        spread.put("start spread (ms)", delays.getMax() - delays.getMin());
        spread.put(
                "behind schedule (ms)",
                answers.stream()
                        .mapToDouble(answer -> answer.answer().lag().toNanos() / 1e6)
                        .max()
                        .orElse(0));
        return spread;
    }

    private static @Nullable Latencies latencies(List<MachineAnswer> answers) {
        List<Histogram> measured = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.answer().latencies()))
                .toList();
        if (measured.isEmpty()) {
            return null;
        }
        Histogram all = measured.get(0).copy();
        measured.stream().skip(1).forEach(all::add);
        return all.getTotalCount() == 0 ? null : LatencySummary.of(all);
    }
}
