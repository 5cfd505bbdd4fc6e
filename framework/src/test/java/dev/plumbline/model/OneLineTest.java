package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(OneLine.of("vms=8 · größer 漢字 😀")).isEqualTo("vms=8 · größer 漢字 😀");
    }

    @Test
    void nothingMovesTheCursorOrTurnsTheDirection() {
        assertThat(OneLine.of("a\u001b[2Jb\rc\nd\te\u202ef\u009bg\u2028h\0"))
                .isEqualTo("a␛[2Jb c d e\ufffdf\ufffdg h␀");
        assertThat(OneLine.orMore("a\u001b[2J\nb\tc\rd")).isEqualTo("a␛[2J\nb\tc d");
    }

    @Test
    void ofLongTextTheMiddleIsLeftOut() {
        assertThat(OneLine.of("a".repeat(100_000) + "z"))
                .hasSize(OneLine.MOST)
                .startsWith("aaa")
                .contains("a … a")
                .endsWith("az");
    }

    @Test
    void aMistakeIsOneBoundedLineWhateverWasWritten() {
        assertThat(new MisuseException("'" + "\u001b\n".repeat(100_000) + "' is no size"))
                .message()
                .hasSizeLessThanOrEqualTo(OneLine.MOST)
                .doesNotContain("\n", "\u001b")
                .endsWith("' is no size");
    }
}
