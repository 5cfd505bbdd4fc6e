package dev.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some of the steps of {@link KillMatrix}: one of each kind of effect. */
@Tag("once")
class KillMatrixTest {

    @ParameterizedTest
    @ValueSource(strings = {"after LedgerLog.announced [folder]", "before EmbeddedLun.create", "before LedgerLog.done"})
    void nothing_of_the_embedded_lab_is_left(String step) throws Exception {
        assertNothingIsLeft(KilledLab.EMBEDDED, step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before ControlGroup.limit by ControlGroups.work", // there is no ledger yet
                "after LedgerLog.announced [local.namespace]",
                "after ProcessBuilder.start by NbdLuns.create",
                "after ProcessBuilder.start by FioClient.report",
                "after DeclaredFault.strike",
                "after ProcessBuilder.start by NetworkLeg.delete"
            })
    void nothing_of_the_computer_as_a_lab_is_left(String step) throws Exception {
        assertNothingIsLeft(KilledLab.LOCAL, step);
    }

    @Tag("guests")
    @ParameterizedTest
    @ValueSource(strings = "after ProcessBuilder.start by GuestNetwork.shape")
    void nothing_of_a_hypervisor_is_left(String step) throws Exception {
        assertNothingIsLeft(KilledLab.libvirt(), step);
    }

    @Test
    void a_killed_session_of_the_embedded_lab_goes_on_to_what_it_would_have_been() throws Exception {
        try (KillBench bench = KillBench.open(KilledLab.EMBEDDED)) {
            for (KillStep step : List.of(
                    new KillStep("JournalWriter.write by BlockLoop.done", true, 4),
                    new KillStep("SealedWriter.writeSynced", true, 1))) {
                KillOutcome outcome = bench.resumedAfter(now -> now.after() == step.after()
                        && now.time() == step.time()
                        && now.call().startsWith(step.call()));
                assertThat(outcome.faults()).as(step.toString()).isEmpty();
            }
        }
    }

    private static void assertNothingIsLeft(KilledLab lab, String step) throws Exception {
        try (KillBench bench = KillBench.open(lab)) {
            assertThat(bench.leftBy(now -> now.toString().startsWith(step))).isEmpty();
        }
    }
}
