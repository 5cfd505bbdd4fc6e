package dev.plumbline.reports.summary;

import dev.plumbline.model.Verdict;
import java.util.Collection;
import java.util.List;

/**
 * One experiment of a run, with what each of its leaves came out as.
 *
 * @param id the experiment's id
 * @param name a name that is shorter, and no other experiment's of this run
 * @param measured whether there is a verdict on a session of it
 * @param leaves the whole sweep, then the treatments; never empty
 */
record Entry(String id, String name, boolean measured, List<Leaf> leaves) {

    /** Copies the list; rejects an experiment without leaves. */
    Entry {
        leaves = List.copyOf(leaves);
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException(id + " has a verdict at least");
        }
    }

    /**
     * One leaf.
     *
     * @param wholeSweep whether it speaks of the whole sweep, and not of one treatment
     * @param verdict its verdict
     * @param sentence why, in words
     */
    record Leaf(boolean wholeSweep, Verdict verdict, String sentence) {}

    /** The worst of its leaves. */
    Verdict verdict() {
        return Ranking.worst(leaves.stream().map(Leaf::verdict).toList());
    }

    /** What its leaves with one of these verdicts say, in words: the worst of them, and how many others there are. */
    String sentence(Collection<Verdict> verdicts) {
        List<Leaf> those = leaves.stream()
                .filter(leaf -> verdicts.contains(leaf.verdict()))
                .toList();
        Verdict worst = Ranking.worst(those.stream().map(Leaf::verdict).toList());
        return those.stream()
                .filter(leaf -> leaf.verdict() == worst)
                .map(Leaf::sentence)
                .findFirst()
                .orElse("");
    }

    /** How many treatments have one of these verdicts. */
    long treatments(Collection<Verdict> verdicts) {
        return leaves.stream()
                .filter(leaf -> !leaf.wholeSweep() && verdicts.contains(leaf.verdict()))
                .count();
    }

    boolean has(Collection<Verdict> verdicts) {
        return leaves.stream().anyMatch(leaf -> verdicts.contains(leaf.verdict()));
    }
}
