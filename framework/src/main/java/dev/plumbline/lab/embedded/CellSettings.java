package dev.plumbline.lab.embedded;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Settings;
import java.time.Duration;
import java.util.SortedMap;

/**
 * What {@code lab.yaml} says of the machines of an embedded lab.
 *
 * @param request how long a processor takes for one request to the machine's web server
 * @param restart how long a machine takes to be back that was killed
 */
record CellSettings(Duration request, Duration restart) {

    static CellSettings read(Settings machine) {
        return new CellSettings(
                machine.duration("request", Duration.ofNanos(500_000)),
                machine.duration("restart", Duration.ofMillis(75)));
    }

    /** @param access what carries its traffic */
    Cell cell(String name, int cpus, EmbeddedLink link, LinkAccess access, ScheduledStart start, CellShared shared) {
        return new Cell(
                name,
                link,
                access,
                start,
                new CellProcessor(name, cpus, request.toNanos(), shared.pace()),
                new CellOutage(restart, shared.pace()),
                shared);
    }

    void identify(SortedMap<String, String> identity) {
        identity.put("machine.request", Declared.millis(request));
        identity.put("machine.restart", Declared.millis(restart));
    }
}
