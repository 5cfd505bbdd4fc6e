package dev.plumbline.load;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.IncompleteTrialException;

/**
 * Repairs what a fault has struck: when it is noticed, and whatever is left broken once the trial is over.
 *
 * @param fault the fault
 * @param struck the name of what it strikes
 */
record Mending(DeclaredFault fault, String struck) {

    /**
     * Repairs it, where it has struck and is not repaired yet.
     *
     * @throws IncompleteTrialException when it stays broken
     */
    void now() throws InterruptedException {
        try {
            fault.mend();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever a lab throws, it is not what it was
            String why = e instanceof IncompleteTrialException ? e.getMessage() : e.toString();
            throw new IncompleteTrialException(struck + " could not be repaired after its fault: " + why, e);
        }
    }

    /** Repairs what was left broken, on purpose or because the trial was given up: the next one needs it, whatever ended this one. */
    void atTheEnd() {
        boolean interrupted = Thread.interrupted();
        try {
            now();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
