package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is given to {@code ssh}, whatever the user's configuration says. */
class SshCommandTest {

    private static final Path KNOWN = Path.of("/tmp/known");

    @Test
    void aHostKeyThatIsNotKnownIsRefused() {
        HostKeys known = new HostKeys(KNOWN, null, false);

        assertThat(commands(known))
                .allSatisfy(command -> assertThat(command)
                        .contains("StrictHostKeyChecking=yes", "UserKnownHostsFile=\"/tmp/known\"")
                        .doesNotContain("StrictHostKeyChecking=accept-new", "StrictHostKeyChecking=no"));
    }

    /** A changed one is refused there too, see ssh_config(5). */
    @Test
    void theFirstHostKeyIsTakenOnlyWhereThatIsSaid() {
        assertThat(commands(HostKeys.newlyMade(KNOWN, "vm-1")))
                .allSatisfy(command ->
                        assertThat(command).contains("StrictHostKeyChecking=accept-new", "HostKeyAlias=vm-1"));
    }

    @Test
    void nothingOfThisComputerIsForwardedAndNobodyIsAsked() {
        assertThat(commands(new HostKeys(null, null, false)))
                .allSatisfy(command -> assertThat(command)
                        .contains("-a", "-x", "BatchMode=yes", "ClearAllForwardings=yes", "PermitLocalCommand=no")
                        .containsSubsequence("--", "lab.example", "true"));
    }

    /** The key's file is named to ssh; its content is never read here. */
    @Test
    void theKeyIsNamedByItsFile() {
        assertThat(commands(new HostKeys(null, null, false)))
                .allSatisfy(command ->
                        assertThat(command).contains("IdentityFile=\"/home/me/.ssh/lab key\"", "IdentitiesOnly=yes"));
    }

    @Test
    void aSocketWhosePathIsTooLongIsRefusedWithWhatToDo() {
        Path longest = Path.of("/" + "x".repeat(SshTarget.LONGEST_CONTROL_PATH - 1));
        Path longer = Path.of(longest + "x");

        assertThat(target(longest).controlPath()).isEqualTo(longest);
        assertThatThrownBy(() -> target(longer))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "ssh's socket " + longer + " has a path of more than 90 bytes; have temporary files in a folder"
                                + " with a shorter path (java.io.tmpdir)");
    }

    private static SshTarget target(Path controlPath) {
        return new SshTarget("root", "lab.example", 22, null, new HostKeys(null, null, false), controlPath);
    }

    private static List<List<String>> commands(HostKeys keys) {
        SshTarget target = new SshTarget(
                "root", "lab.example", 22, Path.of("/home/me/.ssh/lab key"), keys, Path.of("/tmp/control"));
        return List.of(SshCommand.master(target, "true"), SshCommand.session(target, "true"));
    }
}
