package dev.plumbline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.FingerprintContributor;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users add to the fingerprint of a lab, of whatever kind. */
class LabFingerprintTest {

    private static final String SHELL = "/bin/sh";

    @TempDir
    Path folder;

    private Fingerprint of(String lab, FingerprintContributor... contributors) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "labs:\n  mine: " + lab);
        try (Lab open = Labs.read(folder).open("mine", folder)) {
            return LabFingerprint.of(
                    open, List.of(contributors), new Redactor(new Inventory(Set.of("build-7"), Set.of(), Map.of())));
        }
    }

    private static FingerprintContributor adding(String key, String value) {
        return lab -> new Fingerprint(new TreeMap<>(Map.of(key, value)), new TreeMap<>());
    }

    private void refused(String lab, String sentence, FingerprintContributor... contributors) {
        assertThatThrownBy(() -> of(lab, contributors))
                .isInstanceOf(MisuseException.class)
                .hasMessage(sentence.replace("FILE", folder.resolve("lab.yaml").toString()));
    }

    @Test
    void keysOfLabYamlAreAddedToTheEmbeddedLabToo() throws IOException {
        Fingerprint fingerprint = of(
                "{like: embedded, fingerprint: {identity: {san.firmware: \"8.2\"}, informational:" + " {rack: B4}}}");

        assertThat(fingerprint.identity()).containsEntry("san.firmware", "8.2").containsEntry("lun.service", "2 ms");
        assertThat(fingerprint.informational()).containsEntry("rack", "B4").containsKey("jdk");
    }

    @Test
    void aLabThatIsLikeAnotherInheritsItsKeys() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), """
                labs:
                  san: {kind: noop, fingerprint: {identity: {san.firmware: "8.2", san.pool: fast}}}
                  other: {like: san, fingerprint: {identity: {san.pool: slow}}}
                """);

        try (Lab lab = Labs.read(folder).open("other", folder)) {
            assertThat(LabFingerprint.of(lab).identity())
                    .containsOnly(Map.entry("san.firmware", "8.2"), Map.entry("san.pool", "slow"));
        }
    }

    @Test
    void theEmbeddedLabHasTheSameIdentityOnEveryComputer() throws IOException {
        try (Lab lab = Labs.read(folder).open("embedded", folder)) {
            assertThat(LabFingerprint.of(lab).identity())
                    .isEqualTo(lab.fingerprint().identity())
                    .containsOnlyKeys(
                            "balancer.rate",
                            "capacity.disk bytes",
                            "capacity.machines",
                            "capacity.memory bytes",
                            "host.cpus",
                            "host.idle",
                            "lun.copy",
                            "lun.devices",
                            "lun.servers",
                            "lun.service",
                            "machine.atOnce",
                            "machine.nic",
                            "machine.nicModel",
                            "machine.request",
                            "machine.restart",
                            "machine.start",
                            "nicModel.e1000.cpuPerByte",
                            "nicModel.e1000.rate",
                            "nicModel.pcnet.cpuPerByte",
                            "nicModel.pcnet.rate",
                            "nicModel.virtio.cpuPerByte",
                            "nicModel.virtio.rate",
                            "nicModel.vmxnet3.cpuPerByte",
                            "nicModel.vmxnet3.rate",
                            "noise.block",
                            "noise.session",
                            "noise.trial",
                            "peer.legs");
        }
    }

    @Test
    void theFirstLineThatACommandPrintsIsAValue() throws IOException {
        assertThat(of("{kind: noop, fingerprint: {identity: {a.b: {command: [" + SHELL
                                + ", -c, \"echo; echo '  8.2 $HOME  '; echo 9; echo 1 >&2\"]}}}}")
                        .identity())
                .containsExactly(Map.entry("a.b", "8.2 $HOME"));
    }

    @Test
    void theNameOfThisComputerIsHashedWhateverItsSource() throws IOException {
        Fingerprint fingerprint = of(
                "{kind: noop, fingerprint: {identity: {a: on build-7, b: {command: [" + SHELL
                        + ", -c, echo build-7]}}}}",
                adding("c", "build-7"));

        assertThat(fingerprint.identity().values()).allMatch(value -> value.matches("(on )?sha256:[0-9a-f]{8}"));
    }

    @Test
    void aCommandThatFailsIsOneSentenceWithWhatItSaid() {
        refused(
                "{kind: noop, fingerprint: {identity: {a.b: {command: [" + SHELL
                        + ", -c, \"echo no route >&2; exit 3\"]}}}}",
                "FILE: labs.mine.fingerprint.identity.a.b asks '/bin/sh', which ended with exit code 3 and said: no route;"
                        + " run it by hand, or write its value in place of the command");
    }

    @Test
    void aCommandThatIsMissingOrSaysNothingIsOneSentence() {
        refused(
                "{kind: noop, fingerprint: {identity: {a: {command: [no-such-command]}}}}",
                "FILE: labs.mine.fingerprint.identity.a asks 'no-such-command', which cannot be started: is it installed?;"
                        + " run it by hand, or write its value in place of the command");
        refused(
                "{kind: noop, fingerprint: {identity: {a: {command: [\"true\"]}}}}",
                "FILE: labs.mine.fingerprint.identity.a asks 'true', which printed nothing; run it by hand, or write its"
                        + " value in place of the command");
    }

    @Test
    void aCommandThatHangsIsKilledWithAllThatItStarted() throws IOException {
        Path pid = folder.resolve("pid");

        refused(
                "{kind: noop, fingerprint: {identity: {a: {command: [" + SHELL + ", -c, \"sleep 600 & echo $! > " + pid
                        + "; wait\"], timeout: 1 s}}}}",
                "FILE: labs.mine.fingerprint.identity.a asks '/bin/sh', which took longer than 1 s; run it by hand, or"
                        + " write its value in place of the command");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(
                                Long.parseLong(Files.readString(pid).strip()))
                        .map(process ->
                                !process.isAlive() || process.info().command().isEmpty())
                        .orElse(true));
    }

    @Test
    void aCommandThatNeverStopsPrintingIsBounded() throws IOException {
        refused(
                "{kind: noop, fingerprint: {identity: {a: {command: [\"yes\"], timeout: 5 s}}}}",
                "FILE: labs.mine.fingerprint.identity.a asks 'yes', which ended with exit code 141; run it by hand, or"
                        + " write its value in place of the command");
    }

    @Test
    void oneKeyFromTwoSourcesIsOneSentence() {
        refused(
                "{like: embedded, fingerprint: {identity: {lun.service: 3 ms}}}",
                "the key 'lun.service' of the fingerprint of lab 'mine' comes from lab 'mine' itself and from lab.yaml;"
                        + " leave it out of one, or name it otherwise");
        refused(
                "{kind: noop, fingerprint: {identity: {a: b}, informational: {a: c}}}",
                "the key 'a' of the fingerprint of lab 'mine' comes twice from lab.yaml; leave it out of one, or name it"
                        + " otherwise");
        assertThatThrownBy(() -> of("{kind: noop}", adding("a", "1"), adding("a", "2")))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("the key 'a' of the fingerprint of lab 'mine' comes");
    }

    @Test
    void aKeyThatNoPatternCouldNameIsOneSentence() {
        refused(
                "{kind: noop, fingerprint: {identity: {\"san*\": b}}}",
                "the fingerprint of lab 'mine', by lab.yaml, has a key 'san*', which plumbline.expected could not name;"
                        + " write letters, digits, dots, '-', '_' and ':', at most 100, as 'san.firmware'");
    }

    @Test
    void whatIsWrittenWronglyIsToldWithItsPlace() {
        refused(
                "{kind: noop, fingerprint: {san.firmware: b}}",
                "FILE: labs.mine.fingerprint has the unknown key 'san.firmware'; known are [identity, informational]");
        refused(
                "{kind: noop, fingerprint: {identity: {a: [b]}}}",
                "FILE: labs.mine.fingerprint.identity.a must be one value, but is '[b]'");
        refused(
                "{kind: noop, fingerprint: {identity: {a: \"\"}}}",
                "FILE: labs.mine.fingerprint.identity has no value for 'a'; write one, or leave the key out");
        refused(
                "{kind: noop, fingerprint: {identity: {a: {command: ssh san}}}}",
                "FILE: labs.mine.fingerprint.identity.a.command must be a list, as '[one, two]', but is 'ssh san'");
        refused(
                "{kind: noop, fingerprint: {identity: {a: {command: []}}}}",
                "FILE: labs.mine.fingerprint.identity.a has no 'command'; write one as a list, as 'command: [ssh, san,"
                        + " version]'");
    }

    @Test
    void aContributorAddsKeysAndOneThatFailsIsOneSentence() throws IOException {
        assertThat(of("{kind: noop}", adding("a", "1")).identity()).containsExactly(Map.entry("a", "1"));
        assertThatThrownBy(() -> of("{kind: noop}", lab -> {
                    throw new IOException("no answer");
                }))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining(
                        "cannot tell the fingerprint of lab 'mine': java.io.IOException: no answer; mend it,")
                .hasMessageEndingWith("or take it off the class path");
    }
}
