package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a remote shell, which cannot be done without, makes of words. */
class ShellTextTest {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "'",
            "\"",
            "'; touch /tmp/plumbline-escaped; '",
            "$(id)",
            "`id`",
            "${HOME}",
            "\\",
            "\\'",
            "!!",
            "~",
            "*",
            "a\nb",
            "\n",
            "\n\n",
            "-n",
            "--",
            "&& id",
            "| id",
            "> /tmp/plumbline-escaped",
            "%s%n",
            "é漢😀",
            "\u001b[31m",
            "\r",
            "\t");

    @Test
    void everyWordReachesTheProgramByteForByte() throws Exception {
        List<String> words = new ArrayList<>(HOSTILE);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            StringBuilder word = new StringBuilder();
            IntStream.range(0, random.nextInt(20)).forEach(j -> word.appendCodePoint(1 + random.nextInt(300)));
            words.add(word.toString());
        }

        assertThat(printed(ShellText.parameters(words) + "printf '%s\\0' \"$@\"\n"))
                .isEqualTo(words);
    }

    @Test
    void aQuotedWordIsOneWord() throws Exception {
        for (String word : HOSTILE) {
            if (StandardCharsets.US_ASCII.newEncoder().canEncode(word)) {
                assertThat(printed("printf '%s\\0' " + ShellText.quoted(word) + "\n"))
                        .containsExactly(word);
            }
        }
    }

    private static List<String> printed(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var input = shell.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.US_ASCII));
        }
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(out).isZero();
        return Arrays.asList(out.substring(0, out.length() - 1).split("\0", -1));
    }
}
