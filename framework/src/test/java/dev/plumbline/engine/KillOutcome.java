package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a run that was killed at a step and gone on with.
 *
 * @param leaks what was left after the next start, and after the resumed run
 * @param lost planned trials that no journal of theirs has
 * @param doubled trials that a journal has again
 * @param differences from the session of a run that was not killed, as sentences
 * @param deviation by how much the value of a trial lies off that of the run that was not killed, at most, as a fraction
 */
record KillOutcome(List<String> leaks, int lost, int doubled, List<String> differences, double deviation) {

    KillOutcome {
        leaks = List.copyOf(leaks);
        differences = List.copyOf(differences);
    }

    /** The head of a table of them. */
    static final String HEAD = "leaks | lost | doubled | differences | deviation | step";

    /** The sum of several; the deviation is the largest. */
    static KillOutcome total(List<KillOutcome> all) {
        return new KillOutcome(
                all.stream().flatMap(it -> it.leaks.stream()).toList(),
                all.stream().mapToInt(KillOutcome::lost).sum(),
                all.stream().mapToInt(KillOutcome::doubled).sum(),
                all.stream().flatMap(it -> it.differences.stream()).toList(),
                all.stream().mapToDouble(KillOutcome::deviation).max().orElse(0));
    }

    KillOutcome and(String difference) {
        List<String> all = new ArrayList<>(differences);
        all.add(difference);
        return new KillOutcome(leaks, lost, doubled, all, deviation);
    }

    /** All that is wrong, as sentences. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        leaks.forEach(leak -> faults.add("left: " + leak));
        if (lost > 0) {
            faults.add("trials lost: " + lost);
        }
        if (doubled > 0) {
            faults.add("trials doubled: " + doubled);
        }
        faults.addAll(differences);
        return faults;
    }

    /** A line of the table. */
    String line(String step) {
        String figures = String.format(
                "%5d | %4d | %7d | %11d | %7.2f %% | %s",
                leaks.size(), lost, doubled, differences.size(), deviation * 100, step);
        return String.join(
                "\n  ", Stream.concat(Stream.of(figures), faults().stream()).toList());
    }
}
