package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
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

    private static final String URI = "uri";
    private static final String NAME = "domain";
    private static final String TAPS = "taps";

    /** A hypervisor's service that is being started anew comes back within that time. */
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    /** Rejects names that are not of this lab's making. */
    Domain {
        if (!name.startsWith(PREFIX)) {
            throw new IllegalArgumentException("the machine " + name + " is not one of this lab's");
        }
    }

    /** Writes down that it will be made, with what it takes of the network. */
    static Domain announce(Virsh on, String machine, GuestNetwork.Place place, Provisioning context) {
        String name = PREFIX + UUID.randomUUID().toString().substring(0, 8) + "-" + machine;
        Map<String, String> arguments =
                new TreeMap<>(GuestNetwork.arguments(place.bridge(), place.own(), place.numbers()));
        arguments.put(URI, on.uri());
        arguments.put(NAME, name);
        arguments.put(
                TAPS,
                on.here() ? place.legs().stream().map(GuestSpec.Leg::device).collect(Collectors.joining(",")) : "");
        context.beforeEffect(UndoRecord.of(HANDLER, arguments));
        return new Domain(on, name);
    }

    /** Whether it runs. */
    boolean runs() throws IOException, InterruptedException {
        return on.running().contains(name);
    }

    /** Ends it, and removes what shapes its links; finds nothing to do where it is gone. */
    static void end(UndoRecord record) throws IOException, InterruptedException {
        Domain domain = new Domain(new Virsh(record.argument(URI)), record.argument(NAME));
        domain.end();
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
