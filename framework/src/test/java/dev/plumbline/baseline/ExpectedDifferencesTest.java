package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedDifferencesTest {

    @ParameterizedTest
    @CsvSource({
        "nic.driver, nic.driver, true",
        "nic.driver, nic.drivers, false",
        "nic.driver, nicxdriver, false",
        "bios.*, bios.version, true",
        "bios.*, bios, false",
        "*, anything.at:all, true",
        "nic.?.driver, nic.2.driver, true",
        "nic.?.driver, nic.12.driver, false",
        "nic*.driver, nic.driver, true",
        "nic*.driver, nic.2.driver, true",
        "*.firmware*, disk.2.firmware, true",
        "*a*b, xaxbxb, true",
        "*a*b, xaxbx, false",
        "capacity.disk bytes, capacity.disk bytes, true",
        "??, a, false",
    })
    void aStarStandsForAnyCharactersAndAQuestionMarkForOne(String pattern, String key, boolean named) {
        assertThat(ExpectedDifferences.parse(pattern).contains(key)).isEqualTo(named);
    }

    @Test
    void aPatternOfManyStarsIsAnsweredAtOnce() {
        assertThat(ExpectedDifferences.parse("*a".repeat(99) + "b").contains("a".repeat(100)))
                .isFalse();
    }

    @Test
    void patternsHaveCommasBetweenThemAndBlanksAroundThemDoNotCount() {
        ExpectedDifferences expected = ExpectedDifferences.parse(" nic.driver , ,bios.*,");

        assertThat(expected.contains("nic.driver")).isTrue();
        assertThat(expected.contains("bios.version")).isTrue();
        assertThat(expected.namingNoneOf(List.of("nic.driver"))).containsExactly("bios.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nic.driver;bios", "nic.driver=virtio", "[ab]", "bios.\u001b[2J", "a/b"})
    void whatCanNameNoKeyIsToldInOneSentence(String wrong) {
        assertThatThrownBy(() -> ExpectedDifferences.parse("cpu.*," + wrong))
                .isInstanceOf(MisuseException.class)
                .hasMessage("'" + wrong.replace('\u001b', '�')
                        + "' can name no key of a fingerprint; write keys with commas between them, as"
                        + " 'nic.driver,bios.*', with * for any characters and ? for one");
    }
}
