package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.cli.Plumbline;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.command.TestCommands;
import dev.plumbline.lab.hosts.TestHosts;
import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.local.LeftoverCheck;
import dev.plumbline.lab.local.LocalTestLab;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Machines that a run has failed on are there after its end, are reached as it says, and go by the command that it names. */
@Tag("guests")
@Timeout(240)
class KeptMachinesTest {

    private static final Pattern WAY = Pattern.compile("\\[plumbline]   ([a-z]+-\\d+): (.+)");
    private static final Pattern COMMAND = Pattern.compile("'ci/plumbline (reap .* --yes)' takes it back, and without");

    private static final String LOCAL = "kind: local, lun: {kind: nbdkit, service: 2 ms},"
            + " quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}";

    /** So that the folder's name has five letters behind its first: paths of sockets have to be short. */
    private static final int RADIX = 36;

    private static final int NAMES = RADIX * RADIX * RADIX * RADIX * RADIX;

    private Path folder;
    private List<String> printed = List.of();

    @BeforeEach
    void shortFolder() throws IOException {
        int random = ThreadLocalRandom.current().nextInt(RADIX * RADIX * RADIX * RADIX, NAMES);
        folder = Files.createDirectory(Path.of("/tmp", "k" + Integer.toString(random, RADIX)));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x")); // emulators enter it
    }

    /** What a failed test leaves, too. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        try {
            reap("reap", "--labs", folder.toString(), "--yes");
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static class Lost {

        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("2") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB") Machines machines)
                throws Exception {
            machines.all().get(1).require(MachineKill.class, "way to be killed").kill();
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    static class Wrong {

        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("1") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB") Machines machines) {
            machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
            throw new IllegalStateException("it came out wrong");
        }
    }

    /** What the run tells of what it keeps: the way to each machine. */
    private Map<String, String> keep(Class<?> experiment, String lab) throws Exception {
        try (ChildJvm child = ChildJvm.start(
                folder,
                experiment,
                PlumblineProperties.LAB,
                lab,
                PlumblineProperties.KEEP,
                "failed",
                PlumblineProperties.WARM_UP,
                "100 ms",
                PlumblineProperties.MEASURE,
                "300 ms")) {
            assertThat(child.await()).as(String.join("\n", child.printed())).isZero();
            printed = child.printed();
        }
        Map<String, String> ways = new LinkedHashMap<>();
        printed.stream()
                .flatMap(line -> WAY.matcher(line).results())
                .forEach(way -> ways.put(way.group(1), way.group(2)));
        assertThat(ways).as(String.join("\n", printed)).isNotEmpty();
        return ways;
    }

    /** The command that the run names, as somebody types it. */
    private String reapAsToldByTheRun() throws Exception {
        MatchResult command = printed.stream()
                .flatMap(line -> COMMAND.matcher(line).results())
                .findFirst()
                .orElseThrow();
        return reap(command.group(1).split(" "));
    }

    private String reap(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(ChildJvm.temporary(folder)),
                "-cp",
                System.getProperty("java.class.path"),
                Plumbline.class.getName()));
        command.addAll(List.of(arguments));
        return Tool.output(command);
    }

    private static String typed(String command) throws Exception {
        return Tool.output(List.of("sh", "-c", command));
    }

    @Test
    void thoseOfThisComputer() throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), "labs: {bench: {" + LOCAL + "}}");
        LabLock lock = LocalTestLab.lock();
        try (lock) {
            Set<String> before = LeftoverCheck.computer();

            Map<String, String> ways = keep(Lost.class, "bench");

            assertThat(printed).anyMatch(line -> line.contains("kept for inspection, since vm-2 has ended"));
            assertThat(ways).containsOnlyKeys("lun-1", "vm-1", "vm-2");
            assertThat(typed(ways.get("vm-2") + " -c 'ip -o addr'")).contains("net0", "198.");
            assertThat(LeftoverCheck.processes(folder))
                    .as("the load server of the other machine, and the volume's")
                    .extracting(process -> LeftoverCheck.commandLine(process.pid()))
                    .anyMatch(line -> line.contains("fio --server"))
                    .anyMatch(line -> line.contains("nbdkit"));

            assertThat(reap("reap", "--labs", folder.toString()))
                    .contains("kept for inspection (", "  look at vm-2: " + ways.get("vm-2"));
            assertThat(LeftoverCheck.processes(folder)).as("it was only shown").isNotEmpty();
            assertThat(reapAsToldByTheRun()).contains("took back what process ");

            LeftoverCheck.assertSameComputer(before);
            assertThat(LeftoverCheck.processes(folder)).isEmpty();
            assertThat(reap("reap", "--labs", folder.toString())).contains("nothing is left");
        }
    }

    @Test
    void thoseOfAHypervisor() throws Exception {
        String uri = PrivateLibvirtd.shared().uri();
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {bench: {kind: libvirt, hypervisors: [\"" + uri + "\"], image: " + GuestImages.folder() + ","
                        + " quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}}}");
        LabLock lock = LocalTestLab.lock();
        try (lock) {
            Set<String> before = LeftoverCheck.computer();

            String[] way = keep(Wrong.class, "bench").get("vm-1").split("; ", -1);

            assertThat(way).as(String.join("\n", printed)).hasSize(3);
            String domain = way[0].replace(" on " + uri, "");
            assertThat(Tool.output(List.of("virsh", "-c", uri, "list", "--name")))
                    .contains(domain);
            assertThat(typed(way[1] + " hostname").strip()).isEqualTo("vm-1");
            assertThat(Path.of(way[2].replace("its console is in ", ""))).exists();
            assertThat(reapAsToldByTheRun()).contains("took back what process ");
            assertThat(Tool.output(List.of("virsh", "-c", uri, "list", "--name")))
                    .doesNotContain(domain);
            LeftoverCheck.assertSameComputer(before);
        }
    }

    @Test
    void thoseOfOthers() throws Exception {
        try (TestHosts hosts = TestHosts.start(Files.createDirectories(folder.resolve("hosts")), 1)) {
            Files.writeString(folder.resolve("lab.yaml"), "labs: {bench: " + hosts.section("", "") + "}");

            Map<String, String> ways = keep(Wrong.class, "bench");

            assertThat(ways).containsOnlyKeys("stone-1");
            assertThat(typed(ways.get("stone-1") + " ls " + "/run/disk")).startsWith("plumbline-");
            assertThat(reapAsToldByTheRun()).contains("took back what process ");
            assertThat(hosts.left()).isEmpty();
        }
    }

    @Test
    void thoseThatCommandsMake() throws Exception {
        try (TestHosts hosts = TestHosts.start(Files.createDirectories(folder.resolve("hosts")), 1)) {
            TestCommands commands = new TestCommands(folder, List.of(hosts.address(1)));
            commands.lab(hosts.login() + ", patience: 3 s, timeout: 30 s, lun: {folders: [/run/disk]}", "");

            Map<String, String> ways = keep(Wrong.class, "made");

            assertThat(commands.made())
                    .singleElement()
                    .satisfies(made -> assertThat(ways.get("vm-1"))
                            .startsWith(made.getFileName() + " of the commands of lab.yaml; ssh "));
            assertThat(typed(ways.get("vm-1").replaceFirst(".*?; ", "") + " ls /run/disk"))
                    .startsWith("plumbline-");
            assertThat(reapAsToldByTheRun()).contains("took back what process ");
            assertThat(commands.made()).isEmpty();
        }
    }
}
