package dev.plumbline.lab.hosts;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.ssh.OneLogin;
import dev.plumbline.lab.ssh.RemoteFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the hosts tell of themselves; asked once, when that is first needed. */
final class AskedHosts {

    /** More would fill a page. */
    private static final int MOST_NAMED = 8;

    private static final long KIB_OF_A_MIB = 1024;
    private static final String NONE = "none";

    private final HostsSettings settings;
    private @Nullable Map<HostSettings, RemoteFacts> asked;

    AskedHosts(HostsSettings settings) {
        this.settings = settings;
    }

    /**
     * All, in order.
     *
     * @throws MissingCapabilityException one sentence, when one of them cannot be reached or is no Linux
     */
    synchronized Map<HostSettings, RemoteFacts> all() {
        Map<HostSettings, RemoteFacts> there = asked;
        if (there == null) {
            there = ask();
            asked = there;
        }
        return there;
    }

    private Map<HostSettings, RemoteFacts> ask() {
        List<HostSettings> hosts = settings.all();
        List<Callable<RemoteFacts>> questions = hosts.stream()
                .<Callable<RemoteFacts>>map(host ->
                        () -> RemoteFacts.ask(host.name(), new OneLogin(host.name(), host.target(Path.of("/none")))))
                .toList();
        try {
            List<RemoteFacts> answers = SideBySide.all(questions);
            Map<HostSettings, RemoteFacts> all = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                all.put(hosts.get(i), answers.get(i));
            }
            return all;
        } catch (IOException e) {
            throw new MissingCapabilityException(e.getMessage() + others(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hosts were asked what they are", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String others(Exception first) {
        int others = first.getSuppressed().length;
        return others == 0 ? "" : " (and " + others + " more of the hosts)";
    }

    /** Identity keys; where hosts differ, all values in the order of the hosts. */
    SortedMap<String, String> identity() {
        SortedMap<String, String> keys = new TreeMap<>();
        keys.put("machine.existing", "yes");
        keys.putAll(identity("machine.", settings.machines()));
        if (!settings.peers().isEmpty()) {
            keys.putAll(identity("peer.", settings.peers()));
        }
        keys.put("lun.kind", settings.machines().get(0).lunKind());
        return keys;
    }

    private SortedMap<String, String> identity(String prefix, List<HostSettings> hosts) {
        return new TreeMap<>(Map.of(
                prefix + "kernel", values(hosts, RemoteFacts::kernel),
                prefix + "cpu.model", values(hosts, RemoteFacts::model),
                prefix + "cpus", values(hosts, facts -> Integer.toString(facts.cpus())),
                prefix + "memory", values(hosts, AskedHosts::memory),
                prefix + "fio", values(hosts, facts -> facts.fio().orElse(NONE)),
                prefix + "iperf3", values(hosts, facts -> facts.iperf3().orElse(NONE))));
    }

    private String values(List<HostSettings> hosts, Function<RemoteFacts, String> value) {
        List<String> values = hosts.stream().map(all()::get).map(value).toList();
        return values.stream().distinct().count() == 1 ? values.get(0) : String.join(", ", values);
    }

    private static String memory(RemoteFacts facts) {
        return facts.memoryKib() / KIB_OF_A_MIB + "MiB";
    }

    /** What a reader has to know, since an experiment may say otherwise. */
    String notice() {
        List<HostSettings> hosts = settings.machines();
        return "The machines are existing hosts, used as they are, whatever @Vms says of cpus, memory and nic: "
                + hosts.stream()
                        .limit(MOST_NAMED)
                        .map(host -> host.name() + all(host))
                        .collect(Collectors.joining(", "))
                + (hosts.size() > MOST_NAMED ? " and " + (hosts.size() - MOST_NAMED) + " more" : "") + ".";
    }

    private String all(HostSettings host) {
        RemoteFacts facts = all().get(host);
        return facts == null ? "" : " (" + facts.cpus() + " CPU, " + memory(facts) + ")";
    }
}
