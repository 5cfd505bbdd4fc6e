package dev.plumbline.engine;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.SwitchableChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Switches the lab between the arms of a change, and leaves it on the first; does nothing where there are none. */
final class Arms implements AutoCloseable {

    private final @Nullable SwitchableChange change;
    private final Ledger ledger;
    private final Progress progress;
    private String inEffect = "";
    private int undo;

    private Arms(@Nullable SwitchableChange change, Ledger ledger, Progress progress) {
        this.change = change;
        this.ledger = ledger;
        this.progress = progress;
    }

    static Arms of(Optional<SwitchableChange> change, Ledger ledger, Progress progress) {
        return new Arms(change.orElse(null), ledger, progress);
    }

    /**
     * Puts the arm of a trial into effect, unless it is the one of the trial before; whether it is in effect is looked at for
     * every trial.
     *
     * @throws IncompleteTrialException when it is not in effect; the next trial then applies its arm anew
     * @throws Exception when it could not be put into effect
     */
    void use(String arm) throws Exception {
        if (change == null) {
            return;
        }
        boolean switching = !arm.equals(inEffect);
        inEffect = ""; // whatever happens next, the lab's state is no longer known
        if (switching) {
            apply(change, arm);
        }
        Optional<String> wrong = change.notInEffect(arm);
        if (wrong.isPresent()) {
            throw new IncompleteTrialException(wrong.get()
                    + (switching ? "" : "; it was in effect in the trial before, and nothing here switched it"));
        }
        inEffect = arm;
    }

    private void apply(SwitchableChange to, String arm) throws Exception {
        if (undo == 0) {
            undo = ledger.announce(to.back());
        }
        ledger.requireRunning();
        to.apply(arm);
    }

    @Override
    public void close() {
        if (undo != 0) {
            progress.say(ledger.undo(List.of(undo)));
        }
    }
}
