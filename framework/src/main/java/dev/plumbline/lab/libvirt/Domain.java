package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A machine that this lab makes, by its name on a hypervisor. It is transient: it is gone when it ends.
 *
 * @param on the hypervisor
 * @param name its name there
 */
record Domain(Virsh on, String name) {

    static final String HANDLER = "libvirt.domain";

    /** What the names of machines that this lab makes begin with. */
    static final String PREFIX = "plumbline-";

    private static final int RANDOM = 8;

    private static final String URI = "uri";
    private static final String NAME = "domain";
    private static final String TAPS = "taps";

    /** A hypervisor's service that is being started anew comes back within that time. */
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    /** A hypervisor that is asked after a failure shall not delay what comes next by more. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** Rejects names that are not of this lab's making. */
    Domain {
        if (!name.startsWith(PREFIX)) {
            throw new IllegalArgumentException("the machine " + name + " is not one of this lab's");
        }
    }

    /** One that is to be made, with a name that no other ever has. */
    static Domain named(Virsh on, String machine) {
        return new Domain(on, PREFIX + UUID.randomUUID().toString().substring(0, RANDOM) + "-" + machine);
    }

    /** Writes down that it will be made, with what it takes of the network. */
    void announce(GuestNetwork.Place place, Provisioning context) {
        Map<String, String> arguments =
                new TreeMap<>(GuestNetwork.arguments(place.bridge(), place.own(), place.numbers()));
        arguments.put(URI, on.uri());
        arguments.put(NAME, name);
        arguments.put(
                TAPS,
                on.here() ? place.legs().stream().map(GuestSpec.Leg::device).collect(Collectors.joining(",")) : "");
        context.beforeEffect(UndoRecord.of(HANDLER, arguments));
    }

    /** The machine that was announced. */
    static Domain of(UndoRecord record) {
        return new Domain(new Virsh(record.argument(URI)), record.argument(NAME));
    }

    /** What it is called in reports. */
    String machine() {
        return name.substring(PREFIX.length() + RANDOM + 1);
    }

    /** Whether it runs. */
    boolean runs() throws IOException, InterruptedException {
        return on.running().contains(name);
    }

    /**
     * Why nothing runs in it, as the rest of a sentence that begins with a machine's name: its hypervisor has paused it, as it
     * does for somebody who says so, or where its disk is full. Empty where it runs, or is gone.
     *
     * @throws IOException when the hypervisor does not say
     */
    Optional<String> standstill() throws IOException, InterruptedException {
        String state = on.within(LONGEST_ANSWER, "domstate", "--reason", name).strip();
        return state.startsWith("paused")
                ? Optional.of("stands still: its hypervisor " + on.uri() + " says that it is " + state)
                : Optional.empty();
    }

    /** Ends it as a power cut would; its files and addresses stay its own. */
    void kill() throws IOException, InterruptedException {
        on.run("destroy", name);
    }

    /** Ends it, and removes what shapes its links; finds nothing to do where it is gone. */
    static void end(UndoRecord record) throws IOException, InterruptedException {
        of(record).end();
        for (String device : record.argument(TAPS).split(",", -1)) {
            if (!device.isEmpty()) {
                Tap tap = new Tap(device);
                tap.removeShaping();
                Awaitility.await(device + " is gone")
                        .atMost(LONGEST_END)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> !tap.exists());
            }
        }
    }

    private void end() {
        Patience.until(
                "the virtual machine " + name + " could not be ended",
                LONGEST_END,
                Duration.ofMillis(100),
                this::ended);
    }

    /** Fails where the hypervisor does not answer, so that nobody takes that for an end. */
    private boolean ended() throws IOException, InterruptedException {
        on.end("destroy", name);
        return !runs();
    }
}
