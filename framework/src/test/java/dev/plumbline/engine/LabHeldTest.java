package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import dev.plumbline.lab.local.LocalTestLab;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two builds on one lab at once, in two JVMs: the second waits or is refused, and nothing of the first is touched. */
@Tag("once")
class LabHeldTest {

    private static final String EMBEDDED = "like: embedded";
    private static final String LOCAL =
            "kind: local, machine: {limits: none}, quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}";

    /** Its path is short, since that of a socket is bounded. */
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(Path.of("/tmp", "held-" + Integer.toHexString(new Random().nextInt())));
    }

    @AfterEach
    void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Its third trial goes on until it is let go. */
    static class First {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Factor("1..2") int vms, @Luns(size = "1 MiB") LunSet luns, @Vms(count = "{vms}") Machines machines)
                throws IOException {
            hold();
            return Measurement.of("x", vms);
        }
    }

    /** The same without machines. */
    static class FirstOfVolumes {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms, @Luns(size = "1 MiB") LunSet luns) throws IOException {
            hold();
            return Measurement.of("x", vms);
        }
    }

    private static void hold() throws IOException {
        Files.writeString(Path.of("trials"), Files.exists(Path.of("trials")) ? "more" : "one");
        if (!Files.exists(Path.of("holding"))
                && Files.readString(Path.of("trials")).equals("more")) {
            Files.createFile(Path.of("holding"));
            while (!Files.exists(Path.of("go"))) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    static class Second {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms, @Luns(size = "1 MiB") LunSet luns) {
            return Measurement.of("x", vms);
        }
    }

    private ChildJvm holding(String lab) throws IOException {
        return holding(lab, First.class);
    }

    private ChildJvm holding(String lab, Class<?> experiment) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "labs: {bench: {" + lab + "}}");
        ChildJvm first = ChildJvm.start(
                folder,
                experiment,
                PlumblineProperties.OUTPUT,
                folder.resolve("first").toString());
        Awaitility.await("the first build's third trial")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(folder.resolve("holding")) || first.ended());
        assertThat(first.ended()).as("printed: %s", first.printed()).isFalse();
        return first;
    }

    private ChildJvm second(String wait) throws IOException {
        return ChildJvm.start(
                folder,
                Second.class,
                PlumblineProperties.WAIT,
                wait,
                PlumblineProperties.OUTPUT,
                folder.resolve("second").toString());
    }

    /** Every file of the first build's temporary and state folders, with its size and the time of its last change. */
    private Map<String, String> ofTheFirst() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(ChildJvm.temporary(folder))) {
            for (Path file : all.filter(it -> !it.toString().contains("hsperfdata"))
                    .filter(it -> !it.equals(ChildJvm.temporary(folder)))
                    .toList()) {
                PosixFileAttributes is =
                        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                files.put(file.toString(), is.size() + " " + is.lastModifiedTime() + " " + is.permissions());
            }
        }
        return files;
    }

    private Session session(String build) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(build).resolve("runs"))) {
            Run run = RunFolder.read(runs.findFirst().orElseThrow());
            assertThat(run.sessions()).hasSize(1);
            return run.sessions().get(0).session();
        }
    }

    private void letGo(ChildJvm first) throws Exception {
        Files.createFile(folder.resolve("go"));
        assertThat(first.await()).as("printed: %s", first.printed()).isZero();
        assertThat(session("first").trials())
                .hasSize(4)
                .extracting(TrialRecord::outcome)
                .containsOnly(Outcome.COMPLETE);
    }

    private String holder(ChildJvm first) {
        return "process " + first.pid() + " on \\S+ since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    }

    private void isRefused(ChildJvm first) throws Exception {
        Map<String, String> before = ofTheFirst();
        try (ChildJvm second = second("0 s")) {
            second.await();

            assertThat(String.join("\n", second.printed()))
                    .containsPattern("BROKEN: lab 'bench' is held by " + holder(first)
                            + "; let that run end, or stop it, and start again, or say how long to wait for it, as"
                            + " plumbline\\.wait=1h")
                    .doesNotContain("\tat ", "Exception");
        }
        assertThat(ofTheFirst()).isEqualTo(before);
    }

    @Test
    void theSecondIsRefusedWhereItIsNotToWait() throws Exception {
        try (ChildJvm first = holding(EMBEDDED)) {
            isRefused(first);
            letGo(first);
        }
        assertThat(ofTheFirst().keySet()).hasSize(2).anyMatch(file -> file.endsWith("embedded.lock"));
    }

    /** With real namespaces and links on this computer. */
    @Test
    void theSecondIsRefusedOnTheLabLocal() throws Exception {
        try (LabLock lock = LocalTestLab.lock();
                ChildJvm first = holding(LOCAL)) {
            isRefused(first);
            letGo(first);
            assertThat(lock).isNotNull();
        }
    }

    /** Before any machine is made. Machines of this computer's own hypervisor share their lock with the labs of kind local. */
    @Tag("guests")
    @Test
    void theSecondIsRefusedOnAHypervisorOfThisComputer() throws Exception {
        String lab =
                "kind: libvirt, hypervisors: [\"" + PrivateLibvirtd.shared().uri() + "\"], image: "
                        + GuestImages.folder() + ", quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}";
        try (ChildJvm first = holding(lab, FirstOfVolumes.class)) {
            isRefused(first);
            assertThat(ofTheFirst().keySet()).anyMatch(file -> file.endsWith("local.lock"));
            letGo(first);
        }
    }

    @Test
    void theSecondWaitsAndMeasuresWhenTheFirstHasEnded() throws Exception {
        try (ChildJvm first = holding(EMBEDDED)) {
            Map<String, String> before = ofTheFirst();
            try (ChildJvm second = second("2m")) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> String.join("\n", second.printed()).contains(" at most"));
                assertThat(String.join("\n", second.printed()))
                        .containsPattern(
                                "waiting for lab 'bench', which " + holder(first) + " holds, for 2 min at most");
                assertThat(ofTheFirst()).isEqualTo(before);

                letGo(first);

                assertThat(second.await()).isZero();
            }
        }
        TrialRecord last = session("first").trials().get(3);
        assertThat(session("second").trials())
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.start()).isAfter(last.start()))
                .extracting(TrialRecord::outcome)
                .containsOnly(Outcome.COMPLETE);
    }

    @Test
    void aSecondThatHasWaitedLongEnoughIsRefused() throws Exception {
        try (ChildJvm first = holding(EMBEDDED)) {
            try (ChildJvm second = second("1 s")) {
                second.await();

                assertThat(String.join("\n", second.printed()))
                        .containsPattern("BROKEN: lab 'bench' was held by " + holder(first)
                                + " for all of the 1 s that were waited; ");
            }
            letGo(first);
        }
    }

    @Test
    void theLockOfADeadHolderIsTakenOver() throws Exception {
        try (ChildJvm first = holding(EMBEDDED)) {
            first.kill();
            first.await();
            try (ChildJvm second = second("0 s")) {
                assertThat(second.await()).isZero();

                assertThat(String.join("\n", second.printed()))
                        .contains("took back what process " + first.pid() + " on ")
                        .doesNotContain("waiting for lab");
            }
        }
        assertThat(session("second").trials()).extracting(TrialRecord::outcome).containsOnly(Outcome.COMPLETE);
    }
}
