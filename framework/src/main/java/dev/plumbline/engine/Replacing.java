package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.lab.OtherHosts;
import dev.plumbline.model.Setbacks;
import dev.plumbline.plan.PlannedTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Decides whether a machine that was lost is replaced, and writes down that it is. Never more often in a session than allowed. */
final class Replacing {

    private final int most;
    private final Lab lab;
    private final JournalWriter journal;
    private final Keeping keeping;
    private final Progress progress;
    private final BooleanSupplier intime;
    private Setbacks setbacks;

    /**
     * For one session.
     *
     * @param before what came between its trials so far
     * @param intime whether there is time to run a trial again
     */
    Replacing(Setbacks before, JournalWriter journal, RunTools tools, BooleanSupplier intime) {
        this.setbacks = before;
        this.journal = journal;
        this.most = tools.settings().replacements();
        this.lab = tools.openLab().lab();
        this.keeping = tools.openLab().keeping();
        this.progress = tools.progress();
        this.intime = intime;
    }

    /** What has come between the trials by now. */
    Setbacks setbacks() {
        return setbacks;
    }

    /**
     * Whether the trial is begun again on other machines; then that is journalled, and the lab knows which host to avoid. It is
     * not where what failed is kept.
     *
     * @param failure what broke the trial, or kept its resources from being made
     */
    boolean replaces(PlannedTrial trial, Throwable failure) {
        Optional<Setbacks.Replacement> loss = loss(trial, failure);
        if (loss.isEmpty()
                || keeping.reason().isPresent()
                || Thread.currentThread().isInterrupted()) {
            return false;
        }
        Setbacks.Replacement replacement = loss.get();
        if (setbacks.replacements().size() >= most || !intime.getAsBoolean()) {
            progress.say("  " + replacement.machine() + " is not replaced: "
                    + (setbacks.replacements().size() >= most
                            ? setbacks.replacements().size() + " of at most " + most
                                    + " machines of this session were (" + PlumblineProperties.REPLACEMENTS + ")"
                            : "that would not fit into the budget"));
            return false;
        }
        note(replacement);
        return true;
    }

    private void note(Setbacks.Replacement lost) {
        Setbacks.Replacement replacement = lost.elsewhere(elsewhere(lost.host()));
        try {
            journal.append(replacement);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
        setbacks = setbacks.and(replacement);
        progress.say("  " + replacement.sentence());
    }

    /** Where machines are made once a host is avoided that has lost one; {@code null} where there is no other. */
    private @Nullable String elsewhere(@Nullable String host) {
        List<String> left = host == null
                ? List.of()
                : lab.port(OtherHosts.class).map(others -> others.avoid(host)).orElse(List.of());
        return left.isEmpty() ? null : String.join(", ", left);
    }

    private static Optional<Setbacks.Replacement> loss(PlannedTrial trial, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MachineLostException lost) {
                return Optional.of(replacement(trial, lost.machine(), lost.host(), lost));
            }
        }
        return failure instanceof ProvisioningException notMade
                ? notMade.machines().map(name -> replacement(trial, name, Optional.empty(), failure))
                : Optional.empty();
    }

    private static Setbacks.Replacement replacement(
            PlannedTrial trial, String machine, Optional<String> host, Throwable why) {
        return new Setbacks.Replacement(
                Instant.now(),
                machine,
                host.orElse(null),
                null,
                Sentences.of(why),
                trial.block(),
                trial.position(),
                trial.point().id(),
                trial.arm());
    }
}
