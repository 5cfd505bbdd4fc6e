package dev.plumbline.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.mutation.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedStatsTest {

    private static final int CASES = 600;
    private static final String PRINTED = """
            # of the hypervisor
            counter cpu 12.50 s

            counter disk_requests 4711
            counter net.in 123456789 B
              gauge   memory  192.5   MiB
            gauge temperature -3
            busy CPU 42 %
            busy datastore 99000 ms
            """;

    @Test
    void a_line_is_a_figure() throws Exception {
        assertThat(PrintedStats.read(PRINTED))
                .containsExactly(
                        new Stat(Stat.Kind.COUNTER, "cpu", "s", 12.5),
                        new Stat(Stat.Kind.COUNTER, "disk requests", "", 4711),
                        new Stat(Stat.Kind.COUNTER, "net.in", "B", 123_456_789),
                        new Stat(Stat.Kind.GAUGE, "memory", "MiB", 192.5),
                        new Stat(Stat.Kind.GAUGE, "temperature", "", -3),
                        new Stat(Stat.Kind.BUSY, "CPU", "%", 42),
                        new Stat(Stat.Kind.BUSY, "datastore", "ms", 99_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | printed no figure; let it print lines as 'counter cpu 12.5 s'",
                "`# nothing` | printed no figure",
                "cpu 12.5 s | printed the line 'cpu 12.5 s', which is none of 'counter NAME NUMBER UNIT'",
                "counter cpu | which is none of",
                "counter cpu NaN | which is none of",
                "counter cpu 1e9 | which is none of",
                "counter cpu 1,5 s | which is none of",
                "counter cpu 1 s more | which is none of",
                "counter cpu 99999999999999999999 | which is none of",
                "counter cpu -1 s | which is below zero",
                "counter cpu 50 % | which counts percents; write 'gauge'",
                "busy CPU 3 | has another unit than %, s, ms, us or ns",
                "busy CPU 3 B | has another unit than %, s, ms, us or ns",
                "gauge <b>x</b> 3 | which is none of",
            })
    void anything_else_is_refused_in_a_clause(String printed, String told) {
        assertThatThrownBy(() -> PrintedStats.read(printed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("\n");
    }

    @Test
    void there_is_one_figure_of_a_name_and_not_too_many() {
        assertThatThrownBy(() -> PrintedStats.read("gauge a_b 1\ncounter a_b 2"))
                .hasMessage("printed two figures of the name 'a b'");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            many.append("gauge g").append(i).append(" 1\n");
        }
        assertThatThrownBy(() -> PrintedStats.read(many.toString())).hasMessage("printed more than 32 figures");
    }

    @Test
    void aDamagedOutputIsReadOrRefusedInASentence() throws Exception {
        Mutations.run("stats of commands", CASES, List.of(PRINTED, "gauge a 1\n"), input -> {
            for (Stat figure : PrintedStats.read(new String(input, StandardCharsets.UTF_8))) {
                assertThat(figure.value()).isFinite();
                assertThat(figure.name() + figure.unit())
                        .hasSizeLessThan(60)
                        .doesNotContainPattern("[\\p{Cntrl}<>&\"']");
            }
        });
    }
}
