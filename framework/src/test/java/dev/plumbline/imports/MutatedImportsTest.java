package dev.plumbline.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.mutation.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are refused in one sentence, or tell only numbers that stand in them; the mutations follow from a seed. */
@Timeout(300)
class MutatedImportsTest {

    private static final int ROUNDS = 900;
    private static final List<String> ODD = List.of(
            "-1",
            "1e999",
            "NaN",
            "",
            "99999999999999999999999999",
            "0",
            "null",
            "\"x\"",
            "1.#IND",
            "{",
            "[[[[",
            "\u0000",
            "7,5");
    private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    @TempDir
    Path folder;

    @Test
    void fiosJson() throws IOException {
        Map<String, Integer> outcomes = mutate(
                ImportReader.fio(),
                List.of(
                        "fio-3.33-local.json",
                        "fio-3.33-two-jobs.json",
                        "fio-3.33-group-reporting.json",
                        "fio-3.33-client-two-servers.txt",
                        "fio-3.33-jsonplus-all-percentiles.json"),
                MutatedImportsTest::standsInFiosJson);

        Mutations.count("fio's results, imported", outcomes);
        assertThat(outcomes.get("refused")).isGreaterThan(ROUNDS / 20);
        assertThat(outcomes.get("read")).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void iometersResults() throws IOException {
        Map<String, Integer> outcomes = mutate(
                ImportReader.iometer(),
                List.of(Samples.IOMETER_2004, Samples.IOMETER_110, Samples.IOMETER_NETWORK),
                MutatedImportsTest::standsInIometersResults);

        Mutations.count("IOMeter's CSV", outcomes);
        assertThat(outcomes.get("refused")).isGreaterThan(ROUNDS / 20);
        assertThat(outcomes.get("read")).isGreaterThan(ROUNDS / 20);
    }

    private Map<String, Integer> mutate(
            ImportReader reader, List<String> names, Function<String, Predicate<ImportedValue>> numbersOf)
            throws IOException {
        Map<String, Integer> outcomes = new HashMap<>();
        for (int seed = 0; seed < ROUNDS; seed++) {
            String text = Samples.text(names.get(seed % names.size()));
            Random random = new Random(seed);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                text = mutated(text, random);
            }
            Path file = Samples.write(folder, "mutated", text);
            try {
                ImportedFile read = reader.read(file);
                assertThat(read.runs()).isNotEmpty();
                Predicate<ImportedValue> standsIn = numbersOf.apply(text);
                for (ImportedRun run : read.runs()) {
                    for (ImportedValue value : run.values()) {
                        assertThat(standsIn.test(value))
                                .as("seed %d: %s", seed, value)
                                .isTrue();
                    }
                    outcomes.merge(run.broken() == null ? "runs" : "broken runs", 1, Integer::sum);
                }
                outcomes.merge("read", 1, Integer::sum);
            } catch (UnreadableFileException e) {
                assertThat(e.getMessage())
                        .as("seed %d", seed)
                        .doesNotContain("\n", "Exception", "dev.plumbline", "com.fasterxml")
                        .hasSizeLessThan(folder.toString().length() + 500);
                outcomes.merge("refused", 1, Integer::sum);
            }
        }
        return outcomes;
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int length = Math.min(text.length() - at, 1 + random.nextInt(40));
        String before = text.substring(0, at);
        String after = text.substring(at);
        switch (random.nextInt(8)) {
            case 0:
                return before + (char) random.nextInt(256) + after.substring(1);
            case 1:
                return before + after.substring(length);
            case 2:
                return before + after.substring(0, length) + after;
            case 3:
                return random.nextInt(5) == 0 ? before + "\n" : before + "7" + after;
            case 4:
                return before + ODD.get(random.nextInt(ODD.size())) + after;
            case 5:
                return withoutLine(text, random);
            case 6:
                return doubledLine(text, random);
            default:
                return otherNumber(text, at, random);
        }
    }

    private static String withoutLine(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.remove(random.nextInt(lines.size()));
        return String.join("\n", lines) + "\n ";
    }

    private static String doubledLine(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        return String.join("\n", lines) + "\n ";
    }

    private static String otherNumber(String text, int at, Random random) {
        Matcher number = NUMBER.matcher(text);
        return number.find(at)
                ? text.substring(0, number.start()) + ODD.get(random.nextInt(ODD.size())) + text.substring(number.end())
                : text;
    }

    /** Nothing is computed: a value is a field. */
    private static Predicate<ImportedValue> standsInIometersResults(String text) {
        Set<Double> fields = new HashSet<>();
        for (String field : text.split("[,;\"\\r\\n]", -1)) {
            if (DECIMAL.matcher(field.strip()).matches()) {
                fields.add(Double.parseDouble(field.strip()));
            }
        }
        return value -> fields.contains(value.value())
                && fields.containsAll(value.machines().values());
    }

    /** A rate is a sum of some rates of the file, a mean lies between some of its means, all else is a number of it. */
    private static Predicate<ImportedValue> standsInFiosJson(String text) {
        List<Double> iops = numbers(text, "iops", 1);
        List<Double> bytes = numbers(text, "bw_bytes", 1 << 20);
        List<Double> either = new ArrayList<>(numbers(text, "bw", 1 << 10));
        either.addAll(bytes);
        List<Double> means = numbers(text, "mean", 1e6);
        List<Double> nanos = numbers(text, "max|[\\d.]+", 1e6);
        return value -> Stream.concat(Stream.of(value.value()), value.machines().values().stream())
                .allMatch(number -> switch (value.unit()) {
                    case "1/s" -> isSum(number, iops, 0);
                    case "MiB/s" -> isSum(number, bytes, 0) || isSum(number, either, 0);
                    default ->
                        value.name().toLowerCase(Locale.ROOT).endsWith("mean")
                                ? means.stream().anyMatch(mean -> mean <= number + 1e-12)
                                        && means.stream().anyMatch(mean -> mean >= number - 1e-12)
                                : near(number, nanos);
                });
    }

    private static List<Double> numbers(String text, String name, double unit) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("\"(?:" + name + ")\"\\s*:\\s*(\\d[\\d.eE+]*)").matcher(text);
        while (matcher.find()) {
            try {
                double number = Double.parseDouble(matcher.group(1)) / unit;
                if (number > 0) {
                    numbers.add(number);
                }
            } catch (NumberFormatException e) {
                // not a number
            }
        }
        return numbers;
    }

    private static boolean near(double number, List<Double> numbers) {
        return numbers.stream().anyMatch(other -> Math.abs(number - other) <= 1e-9 * other);
    }

    private static boolean isSum(double number, List<Double> parts, int from) {
        if (Math.abs(number) < 1e-9) {
            return from > 0;
        }
        for (int i = from; i < parts.size(); i++) {
            double rest = number - parts.get(i);
            if (Math.abs(rest) <= 1e-9 * number || (rest > 0 && isSum(rest, parts, i + 1))) {
                return true;
            }
        }
        return false;
    }
}
