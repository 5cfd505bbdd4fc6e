package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.hosts.TestHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Host keys of machines that are new. */
@Timeout(400)
class TrustNewTest {

    private static final Path OF_THE_USER = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");

    @TempDir
    Path folder;

    @Test
    void a_machine_is_known_by_the_key_that_it_shows_first_as_long_as_it_is_there() throws Exception {
        String before = ofTheUser();
        Path own = Files.createDirectories(folder.resolve("hosts"));
        try (TestHosts hosts = TestHosts.start(own, 1)) {
            TestCommands commands = new TestCommands(folder, List.of(hosts.address(1)));
            commands.lab(hosts.user() + ", trust-new: true, patience: 3 s, timeout: 60 s", "");
            try (Lab lab = Labs.read(folder).open("made", folder.resolve("run"))) {
                TestProvisioning first = new TestProvisioning(lab);
                Machine machine = make(lab, first);
                assertThat(known())
                        .singleElement()
                        .satisfies(file -> assertThat(file).content().contains(" ssh-ed25519 "));

                hosts.restart(1, false);
                assertLost(machine);
                assertThat(recovered(lab, machine)).as("with the same key").isTrue();

                hosts.restart(1, true);
                assertLost(machine);
                assertThat(recovered(lab, machine)).as("with another key").isFalse();

                first.undoAll();
                assertThat(known()).as("once it is deleted").isEmpty();

                TestProvisioning second = new TestProvisioning(lab);
                assertThat(make(lab, second).ready())
                        .as("another machine at that address")
                        .isTrue();
                second.undoAll();
                assertThat(known()).isEmpty();
            }
            assertThat(commands.made()).isEmpty();
        }
        assertThat(ofTheUser()).as("the user's own known hosts").isEqualTo(before);
    }

    private static Machine make(Lab lab, TestProvisioning context) throws Exception {
        return lab.require(MachineHost.class, "machines")
                .createMachine(new MachineSpec("vm-1", 1, 1L << 28, new LinkSpec(1, LinkSpec.UNLIMITED)), context);
    }

    private static void assertLost(Machine machine) {
        Awaitility.await("the end of the connection")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !machine.ready());
    }

    private static boolean recovered(Lab lab, Machine machine) {
        lab.trialStarts(new TrialPoint(1, 1, "", 1, "vms=1"));
        return machine.ready();
    }

    private List<Path> known() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".known")).toList();
        }
    }

    private static String ofTheUser() throws Exception {
        return Files.exists(OF_THE_USER) ? Files.readString(OF_THE_USER) : "";
    }
}
