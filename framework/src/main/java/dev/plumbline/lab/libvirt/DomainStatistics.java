package dev.plumbline.lab.libvirt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code virsh domstats} tells of machines: a line {@code Domain: 'name'}, and then lines {@code   key=value}; see the manual
 * page of virsh for the keys.
 */
final class DomainStatistics {

    /** virsh prints about 2 KiB for each, and of what a command prints 64 KiB are kept. */
    private static final int AT_ONCE = 16;

    private static final String DOMAIN = "Domain: '";

    private DomainStatistics() {}

    /** Of machines that run; one that does not is left out. */
    static Map<String, Map<String, String>> of(Virsh hypervisor, List<String> domains)
            throws IOException, InterruptedException {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (int from = 0; from < domains.size(); from += AT_ONCE) {
            List<String> some = domains.subList(from, Math.min(domains.size(), from + AT_ONCE));
            List<String> command = new ArrayList<>(
                    List.of("domstats", "--cpu-total", "--vcpu", "--block", "--interface", "--balloon", "--nowait"));
            command.addAll(some);
            all.putAll(parse(hypervisor.end(command.toArray(new String[0])).output()));
        }
        return all;
    }

    static Map<String, Map<String, String>> parse(String printed) {
        Map<String, Map<String, String>> all = new HashMap<>();
        Map<String, String> one = new HashMap<>();
        for (String line : printed.lines().toList()) {
            if (line.startsWith(DOMAIN) && line.endsWith("'")) {
                one = new HashMap<>();
                all.put(line.substring(DOMAIN.length(), line.length() - 1), one);
            } else {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    one.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** A number; NaN where it is not told. */
    static double number(Map<String, String> statistics, String key) {
        try {
            return Double.parseDouble(statistics.getOrDefault(key, "NaN"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The sum over all of a kind, as over {@code vcpu.0.time}, {@code vcpu.1.time}; NaN where none is told. */
    static double sum(Map<String, String> statistics, String kind, String key) {
        double sum = Double.NaN;
        for (String name : statistics.keySet()) {
            if (name.startsWith(kind + ".") && name.endsWith("." + key)) {
                sum = (Double.isNaN(sum) ? 0 : sum) + number(statistics, name);
            }
        }
        return sum;
    }
}
