package dev.plumbline.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulseTest {

    @Test
    void counters_are_those_of_all_processors() {
        assertThat(Pulse.parse("cpu  74608 2520 24433 1117073 6176 4054 7 12 1 2"))
                .containsExactly(74608, 2520, 24433, 1117073, 6176, 4054, 7, 12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cpu", "cpu 1 2 3", "cpu0 1 2 3 4 5 6 7 8", "cpu a b c d e f g h", "cpu 1 2 3 4 5 6 7 -8"})
    void what_is_none_is_not_known(String line) {
        assertThat(Pulse.parse(line)).isEmpty();
    }
}
