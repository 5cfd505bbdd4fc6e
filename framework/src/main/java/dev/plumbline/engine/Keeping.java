package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.Leftover;
import dev.plumbline.lab.MachineAccess;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leaves what there is on a lab for somebody to look at, once something has failed, where that is asked for. */
final class Keeping {

    /** So many machines are named in one sentence. */
    private static final int MOST_NAMED = 12;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Lab lab;
    private final Path labs;
    private final Ledger ledger;
    private final Progress progress;
    private boolean asked;
    private @Nullable String reason;

    /** @param labs the folder of {@code lab.yaml} */
    Keeping(Lab lab, Path labs, Ledger ledger, Progress progress) {
        this.lab = lab;
        this.labs = labs;
        this.ledger = ledger;
        this.progress = progress;
    }

    /** Asks for it; says so where the lab has nothing that would outlive the run. */
    synchronized void ask() {
        asked = lab.port(MachineAccess.class).isPresent();
        if (!asked) {
            progress.say(PlumblineProperties.KEEP + "=failed has no effect on lab '"
                    + lab.description().name() + "' of kind "
                    + lab.description().kind()
                    + ", whose machines end with the run; all is taken back as without it");
        }
    }

    /**
     * Keeps all that is there, at the first failure; a run that is ended from outside takes everything back.
     *
     * @param failure what has failed, one sentence
     */
    synchronized void failed(String failure) {
        if (!asked || reason != null || Thread.currentThread().isInterrupted()) {
            return;
        }
        ledger.keep().ifPresent(ways -> {
            String command = reap(labs, lab.description().name());
            reason = failure + "; kept for inspection: " + named(ways) + ", until '" + command + "' takes it back";
            progress.say("kept for inspection, since " + failure);
            ways.forEach((name, way) -> progress.say("  " + name + ": " + way));
            progress.say(
                    "  '" + command + "' takes it back, and without --yes shows all that is kept; until then no run"
                            + " measures lab '" + lab.description().name() + "'");
        });
    }

    /** As {@link #failed}, where a trial is broken. */
    void after(TrialRecord trial) {
        if (trial.failure() != null) {
            failed(trial.failure());
        }
    }

    /** Why the run is to end, with what is kept and how to reach it; empty as long as nothing is kept. */
    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** @throws MisuseException when something is kept, so that nothing more is measured in this run */
    void requireNothingKept() {
        reason().ifPresent(why -> {
            throw new MisuseException("nothing more is measured in this run, since it keeps what failed: " + why);
        });
    }

    /**
     * Refuses a lab on which somebody keeps what failed.
     *
     * @param kept what there is
     * @param labs the folder of {@code lab.yaml}
     */
    static void refuse(String lab, List<Leftover> kept, Path labs) {
        if (!kept.isEmpty()) {
            throw new MisuseException("lab '" + lab + "' is not measured, since what failed is kept for inspection: "
                    + kept.stream()
                            .map(it -> "by " + it.owner().words() + " on lab '" + it.lab() + "' " + named(it.ways()))
                            .collect(Collectors.joining(", and "))
                    + "; take it back with "
                    + kept.stream()
                            .map(it -> "'" + reap(labs, it.lab()) + "'")
                            .distinct()
                            .collect(Collectors.joining(" and "))
                    + " and start again");
        }
    }

    private static String named(Map<String, String> ways) {
        if (ways.isEmpty()) {
            return "all that was made";
        }
        String named = ways.entrySet().stream()
                .limit(MOST_NAMED)
                .map(way -> way.getKey() + " (" + way.getValue() + ")")
                .collect(Collectors.joining(", "));
        return ways.size() <= MOST_NAMED ? named : named + " and " + (ways.size() - MOST_NAMED) + " more";
    }

    /** The command that takes it back. */
    private static String reap(Path labs, String lab) {
        String folder = labs.toString().isEmpty()
                ? ""
                : " --labs " + word(labs.toAbsolutePath().toString());
        return "ci/plumbline reap --lab " + word(lab) + folder + " --yes";
    }

    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "\"" + text + "\"";
    }
}
