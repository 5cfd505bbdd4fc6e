package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A machine that is somebody's. All that is ever done to it is to start it and, where it was started, to shut it down again.
 *
 * @param on its hypervisor
 * @param id its UUID, by which it is told from every other one, whatever it is called
 * @param name its name
 */
record ExistingDomain(Virsh on, String id, String name) {

    static final String HANDLER = "libvirt.existing";

    private static final String URI = "uri";
    private static final String ID = "id";
    private static final String NAME = "machine";
    private static final String WAS = "was";
    private static final String SHUTDOWN = "shutdown";

    private static final String OFF = "shut off";

    /** Xen's hypervisors have more words for a machine that runs. */
    private static final Set<String> RUNS = Set.of("running", "idle", "blocked", "no state");

    private static final Duration POLL = Duration.ofMillis(500);

    /** A machine does not hear of it while its kernel starts, so it is told more than once. */
    private static final int ASK_EVERY = 10;

    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    /** Rejects what virsh could take for a name. */
    ExistingDomain {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new IllegalArgumentException("'" + id + "' is no UUID");
        }
    }

    /**
     * Writes down how it is now, so that it is left so.
     *
     * @return whether it runs
     * @throws MissingCapabilityException when it is neither running nor shut off, or has a saved state
     */
    boolean announce(Duration shutdown, Provisioning context) throws IOException, InterruptedException {
        String state = state();
        if (!state.equals(OFF) && !RUNS.contains(state)) {
            throw new MissingCapabilityException("the virtual machine " + name + " on " + on.uri() + " is " + state
                    + "; resume it or shut it down, since the lab does neither");
        }
        if (state.equals(OFF) && on.run("dominfo", id).matches("(?s).*Managed save:\\s*yes.*")) {
            throw new MissingCapabilityException("the virtual machine " + name + " on " + on.uri()
                    + " has a saved state, which a start would use up; start it yourself, or discard that state");
        }
        context.beforeEffect(UndoRecord.of(
                HANDLER,
                Map.of(URI, on.uri(), ID, id, NAME, name, WAS, state, SHUTDOWN, String.valueOf(shutdown.toMillis()))));
        return !state.equals(OFF);
    }

    private String state() throws IOException, InterruptedException {
        return on.run("domstate", id).strip();
    }

    boolean isOff() throws IOException, InterruptedException {
        return state().equals(OFF);
    }

    void start() throws IOException, InterruptedException {
        on.run("start", id);
    }

    /** The one that was announced. */
    static ExistingDomain of(UndoRecord record) {
        return new ExistingDomain(new Virsh(record.argument(URI)), record.argument(ID), record.argument(NAME));
    }

    /** Whether a record is of this one. */
    boolean isOf(UndoRecord record) {
        return record.argument(ID).equals(id) && record.argument(URI).equals(on.uri());
    }

    /** Shuts it down where it was off; finds nothing to do where it is off again, or gone. */
    static void restore(UndoRecord record) throws IOException, InterruptedException {
        if (!record.argument(WAS).equals(OFF)) {
            return;
        }
        of(record).shutDown(Duration.ofMillis(Long.parseLong(record.argument(SHUTDOWN))));
    }

    private void shutDown(Duration within) throws IOException, InterruptedException {
        if (isGone()) {
            return;
        }
        AtomicInteger asked = new AtomicInteger();
        try {
            until(" has shut down", within, () -> {
                boolean again = asked.getAndIncrement() % ASK_EVERY == 0;
                return isOff() || (again && isOffAfter("shutdown"));
            });
        } catch (ConditionTimeoutException e) {
            until(" has ended", LONGEST_END, () -> isOff() || isOffAfter("destroy"));
        }
    }

    private void until(String what, Duration within, Callable<Boolean> done) {
        Awaitility.await(name + what)
                .atMost(within)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .ignoreException(IOException.class) // told by the last try; a hypervisor may be restarting
                .until(done);
    }

    private boolean isOffAfter(String command) throws IOException, InterruptedException {
        on.end(command, id);
        return isOff();
    }

    /** Whether somebody has deleted it meanwhile; fails where the hypervisor does not answer. */
    private boolean isGone() throws IOException, InterruptedException {
        return !on.run("list", "--all", "--uuid").contains(id);
    }
}
