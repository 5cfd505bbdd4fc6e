package dev.plumbline.lab.libvirt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What machines that are somebody's are like: the lab neither chooses nor changes it. */
final class ExistingFingerprint {

    /** More would fill a page. */
    private static final int MOST_NAMED = 8;

    private static final long KIB_OF_A_MIB = 1024;

    private ExistingFingerprint() {}

    /** Identity keys; where machines differ, all values in the order of the machines. */
    static SortedMap<String, String> identity(ExistingDomains domains) {
        Collection<ExistingDefinition> all = domains.all().values();
        return new TreeMap<>(Map.of(
                "machine.existing", "yes",
                "machine.type", values(all, ExistingDefinition::type),
                "machine.cpus", values(all, one -> String.valueOf(one.cpus())),
                "machine.memory", values(all, ExistingFingerprint::memory),
                "machine.nicmodel", values(all, one -> String.join("+", one.nicModels())),
                "machine.diskbus", values(all, one -> String.join("+", one.diskBuses()))));
    }

    private static String values(Collection<ExistingDefinition> all, Function<ExistingDefinition, String> value) {
        List<String> values = all.stream().map(value).toList();
        return values.stream().distinct().count() == 1 ? values.get(0) : String.join(" ", values);
    }

    private static String memory(ExistingDefinition one) {
        return one.memoryKib() / KIB_OF_A_MIB + "MiB";
    }

    /** What a reader has to know, since an experiment may say otherwise. */
    static String notice(ExistingDomains domains) {
        Map<ExistingDomain, ExistingDefinition> all = domains.all();
        String machines = all.entrySet().stream()
                .limit(MOST_NAMED)
                .map(one ->
                        one.getKey().name() + " (" + one.getValue().cpus() + " CPU, " + memory(one.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return "The virtual machines are existing ones, used as they are, whatever @Vms says of cpus, memory and nic: "
                + machines + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "") + "."
                + emulated(all.values());
    }

    private static String emulated(Collection<ExistingDefinition> all) {
        return all.stream().anyMatch(one -> one.type().equals("qemu"))
                ? " Processors of some are emulated (TCG): figures hold for this lab alone."
                : "";
    }
}
