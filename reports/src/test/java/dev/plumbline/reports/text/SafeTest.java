package dev.plumbline.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTest {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(Safe.line("vms=8, placement=PACKED · größer 漢字 😀", 100))
                .isEqualTo("vms=8, placement=PACKED · größer 漢字 😀");
    }

    @Test
    void controlCharactersBecomeVisible() {
        assertThat(Safe.line("a\u0000b\u001b[31mc\u007f\u009f", 100)).isEqualTo("a␀b␛[31mc␡\ufffd");
    }

    @Test
    void lineBreaksStayOnlyWhereThereIsRoomForThem() {
        assertThat(Safe.line("a\nb\tc\r", 100)).isEqualTo("a b c ");
        assertThat(Safe.lines("a\nb\tc", 100)).isEqualTo("a\nb\tc");
    }

    @Test
    void nothingTurnsTheDirectionOfReading() {
        assertThat(Safe.line("passed\u202ednuof", 100)).isEqualTo("passed\ufffddnuof");
        assertThat(Safe.line("שלום", 100)).isEqualTo("שלום");
    }

    @Test
    void halvesOfPairsAndNonCharactersAreReplaced() {
        assertThat(Safe.line("a\ud83d" + "b\uffff", 100)).isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Safe.line("😀".repeat(10_000), 3)).isEqualTo("😀😀😀…");
        assertThat(Safe.line("abc", 3)).isEqualTo("abc");
    }

    @Test
    void markupIsEscaped() {
        assertThat(Safe.html("<a href='x' title=\"y\">&amp;"))
                .isEqualTo("&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;");
    }

    @Test
    void messagesHoldNoMarkupEvenWhereTheyAreTakenForHtml() {
        assertThat(Safe.message("a <b>\nc")).isEqualTo("a ‹b›\nc");
    }
}
