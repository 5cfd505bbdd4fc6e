package dev.plumbline.icf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.MisuseException;
import dev.plumbline.mutation.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are refused in one sentence, or give an experiment that compiles; the mutations follow from a seed. */
@Timeout(300)
class MutatedIcfTest {

    private static final int ROUNDS = 1_200;
    private static final int COMPILED_EACH = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> ODD = List.of(
            "-1",
            "",
            "0",
            "101",
            "999999999",
            "99999999999999999999",
            "1.5",
            "NaN",
            "'",
            "'END",
            "\u0000",
            ",",
            "\"\\");

    @TempDir
    Path folder;

    @Test
    void twelve_hundred_damaged_files() throws IOException {
        List<String> names = List.of(IcfSamples.VM_SWEEP, IcfSamples.QUEUE_DEPTH, IcfSamples.OLD);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String text = IcfSamples.text(names.get(seed % names.size()));
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                text = mutated(text, random);
            }
            outcomes.merge(outcome(seed, text), 1, Integer::sum);
        }
        Mutations.count(".icf", outcomes);
        assertThat(outcomes.get("refused")).isGreaterThan(ROUNDS / 20);
        assertThat(outcomes.get("read")).isGreaterThan(ROUNDS / 20);
    }

    private String outcome(int seed, String text) throws IOException {
        Path file = IcfSamples.write(folder, "mutated.icf", text);
        try {
            IcfFile read = IcfFile.read(file);
            assertThat(read.queueDepths()).isNotEmpty().allMatch(depth -> depth >= 1 && depth <= 1024);
            assertThat(read.machineCounts()).isNotEmpty().allMatch(count -> count >= 1 && count <= 1024);
            String experiment = read.experiment();
            if (seed % COMPILED_EACH == 0) {
                assertThat(CompiledSource.compile(folder, "Mutated", experiment))
                        .as("seed %d: %s", seed, experiment)
                        .isEmpty();
            }
            return "read";
        } catch (MisuseException e) {
            assertThat(e.getMessage())
                    .as("seed %d", seed)
                    .startsWith("mutated.icf")
                    .doesNotContain("\n", "Exception", "dev.plumbline")
                    .hasSizeLessThan(500);
            return "refused";
        }
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int length = Math.min(text.length() - at, 1 + random.nextInt(40));
        String before = text.substring(0, at);
        String after = text.substring(at);
        return switch (random.nextInt(8)) {
            case 0 -> before + (char) random.nextInt(256) + after.substring(1);
            case 1 -> before + after.substring(length);
            case 2 -> before + after.substring(0, length) + after;
            case 3 -> random.nextInt(5) == 0 ? before + "\n" : before + "7" + after;
            case 4 -> before + ODD.get(random.nextInt(ODD.size())) + after;
            case 5 -> lines(text, random, false);
            case 6 -> lines(text, random, true);
            default -> otherNumber(text, at, random);
        };
    }

    private static String lines(String text, Random random, boolean doubled) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (doubled) {
            lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        } else {
            lines.remove(random.nextInt(lines.size()));
        }
        return String.join("\n", lines) + "\n ";
    }

    private static String otherNumber(String text, int at, Random random) {
        Matcher number = NUMBER.matcher(text);
        return number.find(at)
                ? text.substring(0, number.start()) + ODD.get(random.nextInt(ODD.size())) + text.substring(number.end())
                : text;
    }

    @Test
    void files_larger_than_any_of_iometers_are_read_in_no_time_or_refused() throws IOException {
        String start = "Version 1.1.0\n'ACCESS SPECIFICATIONS ==\n";
        String one =
                "'Access specification name,default assignment\n\tUntitled %d,NONE\n'size\n\t512,100,0,0,0,1,0,0\n";
        StringBuilder many = new StringBuilder(start);
        for (int number = 0; number < 1_001; number++) {
            many.append(one.formatted(number));
        }
        String lines = start + "'size\n" + "512,1,0,0,0,1,0,0\n".repeat(101);

        assertThat(outcome(1, many + "'END access specifications\n")).isEqualTo("refused");
        assertThat(outcome(1, lines)).isEqualTo("refused");
        assertThat(outcome(1, "'".repeat(5_000))).isEqualTo("refused");
        assertThat(outcome(1, start + "'\n".repeat(1_500_000))).isEqualTo("refused");
    }
}
