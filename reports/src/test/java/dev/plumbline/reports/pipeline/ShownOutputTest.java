package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownOutputTest {

    @Test
    void otherFiguresSessionsAndFoldersAreTheSameOutput() {
        assertShown(
                "stored as rack/20261123T070731Z-139e8fdd.json: fell by 0.3 % [−2.7 %, +2.2 %] file:///home/you/my-lab/a",
                "stored as rack/20270101T000000Z-abcdef01.json: rose by 12 % [+1 %, −0.5 %] file:///tmp/x/my-lab/a");
    }

    @Test
    void howFarAndWhereSomethingMovedWithinAVerdictIsAFigure() {
        assertShown("EQUIVALENT: iops fell by 0.3 %, tolerance 10 %", "EQUIVALENT: iops did not move, tolerance 10 %");
    }

    @Test
    void anotherVerdictIsAnotherOutput() {
        assertNotShown("disk: EQUIVALENT: iops fell by 1 %", "disk: INCONCLUSIVE: iops fell by 1 %");
    }

    @Test
    void anotherExitCodeIsAnotherOutput() {
        assertNotShown("exit code 1", "exit code 2");
    }

    @Test
    void onlyWhatIsMarkedAsLeftOutMayBeMissing() {
        List<String> printed = List.of("a", "b", "c", "d");

        assertThat(ShownOutput.matches(List.of("a", "…", "d"), printed)).isTrue();
        assertThat(ShownOutput.matches(List.of("…"), printed)).isTrue();
        assertThat(ShownOutput.matches(List.of("a", "d"), printed)).isFalse();
        assertThat(ShownOutput.matches(List.of("…", "c"), printed)).isFalse();
        assertThat(ShownOutput.matches(List.of("b", "…"), printed)).isFalse();
        assertThat(ShownOutput.matches(List.of("a", "…", "x", "…"), printed)).isFalse();
    }

    @Test
    void coloursAndTheEndOfColoursAreNoOutput() {
        assertThat(ShownOutput.plain(List.of("\u001B[0mdone", "\u001B[0m\u001B[0m")))
                .containsExactly("done");
    }

    private static void assertShown(String shown, String printed) {
        assertThat(ShownOutput.matches(List.of(shown), List.of(printed))).isTrue();
    }

    private static void assertNotShown(String shown, String printed) {
        assertThat(ShownOutput.matches(List.of(shown), List.of(printed))).isFalse();
    }
}
