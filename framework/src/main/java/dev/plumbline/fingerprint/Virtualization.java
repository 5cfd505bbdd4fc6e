package dev.plumbline.fingerprint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a computer is a guest, and of what: by what its firmware calls itself, by the hypervisor's own folder, by the clock
 * that it lends, and by the processor's flag. It is read from files alone, since a tool that is installed later would change the
 * answer.
 */
final class Virtualization {

    private static final Map<String, String> BY_FIRMWARE = byFirmware();

    private static final Map<String, String> BY_CLOCK = Map.of(
            "kvm-clock", "kvm", "hyperv_clocksource_tsc_page", "hyper-v", "xen", "xen", "vmware-clock", "vmware");

    private Virtualization() {}

    /** Empty where nothing tells, as on other systems than Linux. */
    static Optional<String> of(SystemFiles files) {
        Optional<String> guest =
                firmware(files).or(() -> files.text("sys/hypervisor/type")).or(() -> clock(files));
        if (guest.isPresent()) {
            return guest;
        }
        Optional<String> cpuinfo = files.text("proc/cpuinfo");
        return cpuinfo.map(text -> hasFlag(text) ? "a hypervisor that does not say its name" : "none");
    }

    private static Optional<String> firmware(SystemFiles files) {
        String names = Stream.of("sys_vendor", "product_name", "bios_vendor", "board_vendor")
                .map(name -> files.text("sys/class/dmi/id/" + name).orElse(""))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return BY_FIRMWARE.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> clock(SystemFiles files) {
        return files.text("sys/devices/system/clocksource/clocksource0/available_clocksource").stream()
                .flatMap(text -> Stream.of(text.split("\\s+")))
                .filter(BY_CLOCK::containsKey)
                .map(BY_CLOCK::get)
                .findFirst();
    }

    private static boolean hasFlag(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .anyMatch(line -> Stream.of(line.split("\\s+")).anyMatch("hypervisor"::equals));
    }

    /** In the order in which they are asked for: KVM's firmware also says QEMU. */
    private static Map<String, String> byFirmware() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("vmware", "vmware");
        names.put("virtualbox", "virtualbox");
        names.put("innotek", "virtualbox");
        names.put("virtual machine", "hyper-v");
        names.put("kvm", "kvm");
        names.put("openstack", "kvm");
        names.put("amazon ec2", "amazon");
        names.put("google compute engine", "google");
        names.put("qemu", "qemu");
        names.put("bochs", "bochs");
        names.put("xen", "xen");
        names.put("parallels", "parallels");
        names.put("bhyve", "bhyve");
        return names;
    }
}
