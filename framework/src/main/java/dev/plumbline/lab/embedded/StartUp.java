package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Settings;
import java.time.Duration;
import java.util.SortedMap;

/**
 * How machines start: all that are asked for together begin at once and share what there is, so they are up at one moment.
 *
 * @param alone how long one takes
 * @param atOnce how many start in the same time as one
 */
record StartUp(Duration alone, int atOnce) {

    static StartUp read(Settings machine) {
        return new StartUp(machine.durationAboveZero("start", Duration.ofMillis(20)), machine.count("atOnce", 4));
    }

    void identify(SortedMap<String, String> identity) {
        identity.put("machine.start", Declared.millis(alone));
        identity.put("machine.atOnce", Integer.toString(atOnce));
    }

    /** How long so many take, in ns, as declared. */
    double together(int machines) {
        return alone.toNanos() * Math.max(1, machines / (double) atOnce);
    }
}
