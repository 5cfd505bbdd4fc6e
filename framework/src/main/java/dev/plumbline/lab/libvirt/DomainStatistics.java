package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.CommandHost;
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

    /** Of what a command prints 64 KiB are kept; virsh prints about 2 KiB for a machine, and more for one with many disks. */
    private static final int AT_ONCE = 16;

    private static final int WHOLE = 60 * 1024;

    private static final String DOMAIN = "Domain: '";

    private DomainStatistics() {}

    /** Of machines that run; one that does not is left out. */
    static Map<String, Map<String, String>> of(Virsh hypervisor, List<String> domains)
            throws IOException, InterruptedException {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (int from = 0; from < domains.size(); from += AT_ONCE) {
            ask(hypervisor, domains.subList(from, Math.min(domains.size(), from + AT_ONCE)), all);
        }
        return all;
    }

    /** Where one of them does not run, virsh tells of none; then, and where it tells too much, each half is asked for. */
    private static void ask(Virsh hypervisor, List<String> domains, Map<String, Map<String, String>> all)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("domstats", "--cpu-total", "--vcpu", "--block", "--interface", "--balloon", "--nowait"));
        command.addAll(domains);
        CommandHost.Ended ended = hypervisor.end(command.toArray(new String[0]));
        boolean whole = ended.exitCode().orElse(-1) == 0 && ended.output().length() < WHOLE;
        if (whole || domains.size() == 1) {
            all.putAll(parse(ended.output()));
            return;
        }
        ask(hypervisor, domains.subList(0, domains.size() / 2), all);
        ask(hypervisor, domains.subList(domains.size() / 2, domains.size()), all);
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
                String key = line.substring(0, Math.max(0, equals)).strip();
                if (!key.isEmpty()) {
                    one.put(key, line.substring(equals + 1).strip());
                }
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** A number; NaN where it is not told. */
    static double number(Map<String, String> statistics, String key) {
        return number(statistics.getOrDefault(key, "NaN"));
    }

    /** NaN where it is none. */
    static double number(String told) {
        try {
            return Double.parseDouble(told);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The sum over all of a kind, as over {@code vcpu.0.time}, {@code vcpu.1.time}; NaN where none is told, or one is no number. */
    static double sum(Map<String, String> statistics, String kind, String key) {
        List<String> names = statistics.keySet().stream()
                .filter(name -> name.matches(kind + "\\.\\d+\\." + key))
                .toList();
        return names.isEmpty()
                ? Double.NaN
                : names.stream().mapToDouble(name -> number(statistics, name)).sum();
    }
}
