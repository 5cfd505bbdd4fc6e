package dev.plumbline.lab.libvirt;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A machine in libvirt's own words, see <a href="https://libvirt.org/formatdomain.html">its format of domains</a>. All text
 * goes through a writer of XML, so that none of it can become an element; what goes onto a kernel's command line is checked,
 * since there a space begins the next argument.
 */
final class DomainXml {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/,+=@-]+");
    private static final long KIB = 1024;

    /** Behind all that machines are given. */
    private static final String SEED = "vdzz";

    /** Deals packets out one by one, so that one stream has all legs. */
    private static final String BOND = "balance-rr";

    /** libvirt hands rates to tc as {@code kbps}, which are 1,000 bytes a second there. */
    private static final long BITS_OF_A_KILOBYTE = 8000;

    private DomainXml() {}

    /**
     * The domain of a guest.
     *
     * @throws IllegalArgumentException when a word for the kernel's command line is none
     */
    static String of(GuestSpec guest) {
        Xml domain = new Xml("domain").with("type", guest.accelerated() ? "kvm" : "qemu");
        domain.add("name").text(guest.domain());
        domain.add("memory")
                .with("unit", "KiB")
                .text(String.valueOf(guest.machine().memoryBytes() / KIB));
        Xml processors = domain.add("vcpu");
        processors.text(String.valueOf(guest.machine().cpus()));
        guest.hardware().pin().ifPresent(pin -> processors.with("cpuset", pin));
        boot(guest, domain.add("os"));
        domain.add("features").add("acpi");
        domain.add("cpu").with("mode", guest.accelerated() ? "host-passthrough" : "maximum");
        for (String end : new String[] {"on_poweroff", "on_reboot", "on_crash"}) {
            domain.add(end).text("destroy");
        }
        devices(guest, domain.add("devices"));
        return domain.written();
    }

    private static void boot(GuestSpec guest, Xml os) {
        os.add("type").with("arch", "x86_64").with("machine", "pc").text("hvm");
        if (guest.image() instanceof GuestImage own) {
            os.add("kernel").text(own.kernel().toString());
            os.add("initrd").text(own.firstFileSystem().toString());
            os.add("cmdline").text(commandLine(guest));
        }
    }

    /**
     * Without {@code no_timer_check} a kernel counts its timer's interrupts in a moment of its start, and panics where the
     * computer is so busy that an emulated processor gets too few of them.
     */
    private static String commandLine(GuestSpec guest) {
        Map<String, String> words = new TreeMap<>(Map.of(
                "plumbline.name", guest.machine().name(),
                "plumbline.address", guest.address(),
                "plumbline.key", guest.key().replace(' ', ',')));
        if (guest.legs().size() > 1) {
            words.put("plumbline.bond", guest.hardware().bond().orElse(BOND));
        }
        StringBuilder line = new StringBuilder("console=ttyS0 quiet panic=-1 no_timer_check");
        words.forEach((word, value) -> {
            if (!WORD.matcher(value).matches()) {
                throw new IllegalArgumentException(word + " of a guest must be one word of letters, digits and"
                        + " ._:/,+=@-, but is '" + value + "'");
            }
            line.append(' ').append(word).append('=').append(value);
        });
        return line.toString();
    }

    private static void devices(GuestSpec guest, Xml devices) {
        String bus = guest.hardware().diskBus().orElseThrow();
        if (bus.equals("scsi")) {
            devices.add("controller").with("type", "scsi").with("index", "0").with("model", "virtio-scsi");
        }
        Xml disk = devices.add("disk").with("type", "file").with("device", "disk");
        // what the system writes is thrown away with the machine, so it need not reach the host's disk
        disk.add("driver").with("name", "qemu").with("type", "qcow2").with("cache", "unsafe");
        disk.add("source").with("file", guest.overlay().toString());
        disk.add("target").with("dev", GuestDisk.device(bus, 0)).with("bus", bus);
        if (guest.seed().isPresent()) {
            disk.add("boot").with("order", "1");
            seed(guest.seed().get(), devices.add("disk"));
        }
        guest.disks().forEach(data -> data.describe(devices.add("disk")));
        for (GuestSpec.Leg leg : guest.legs()) {
            card(leg, guest, devices.add("interface"));
        }
        Xml console = devices.add("serial").with("type", "file");
        console.add("source").with("path", guest.console().toString());
        devices.add("memballoon").with("model", "virtio");
    }

    /** As a disk: kernels that are made for clouds have no driver for drives of discs. */
    private static void seed(Path disc, Xml disk) {
        disk.with("type", "file").with("device", "disk");
        disk.add("driver").with("name", "qemu").with("type", "raw");
        disk.add("source").with("file", disc.toString());
        disk.add("target").with("dev", SEED).with("bus", "virtio");
        disk.add("readonly");
    }

    private static void card(GuestSpec.Leg leg, GuestSpec guest, Xml card) {
        card.with("type", "bridge");
        card.add("mac").with("address", leg.hardwareAddress());
        card.add("source").with("bridge", leg.bridge());
        card.add("target").with("dev", leg.device());
        card.add("model").with("type", guest.hardware().nicModel().orElseThrow());
        guest.bitsPerSecond().ifPresent(rate -> {
            String kilobytes = String.valueOf(Math.max(1, rate / BITS_OF_A_KILOBYTE));
            Xml bandwidth = card.add("bandwidth");
            bandwidth.add("inbound").with("average", kilobytes);
            bandwidth.add("outbound").with("average", kilobytes);
        });
        card.add("rom").with("enabled", "no"); // it would look for something to boot from the network, for seconds
    }

    /** A disk alone, as it is attached to a machine that runs. */
    static String of(GuestDisk disk) {
        Xml xml = new Xml("disk");
        disk.describe(xml);
        return xml.written();
    }
}
