package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Settings;
import java.util.SortedMap;

/**
 * The host that all machines of a lab share.
 *
 * @param cpus its processors
 * @param idle the share of one processor that a machine takes for just being there
 */
record HostSettings(int cpus, double idle) {

    /** Four processors had the host of 2004. */
    static HostSettings read(Settings host) {
        host.known("cpus", "idle");
        return new HostSettings(host.count("cpus", 4), host.share("idle", 0.02));
    }

    void identify(SortedMap<String, String> identity) {
        identity.put("host.cpus", Integer.toString(cpus));
        identity.put("host.idle", Declared.percent(idle));
    }
}
