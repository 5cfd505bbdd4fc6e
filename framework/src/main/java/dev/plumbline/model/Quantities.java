package dev.plumbline.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities as users write them, {@code 80 MiB}, {@code 2 ms}, {@code 10 Mbit/s}, {@code 5 %}, and back. Parsing throws
 * {@link MisuseException} with one sentence that names the text and a right one.
 */
public final class Quantities {

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([A-Za-zµ%/]*)\\s*");
    private static final Map<String, Long> BYTES = Map.ofEntries(
            Map.entry("B", 1L),
            Map.entry("KiB", 1L << 10),
            Map.entry("MiB", 1L << 20),
            Map.entry("GiB", 1L << 30),
            Map.entry("TiB", 1L << 40),
            Map.entry("kB", 1_000L),
            Map.entry("KB", 1_000L),
            Map.entry("MB", 1_000_000L),
            Map.entry("GB", 1_000_000_000L),
            Map.entry("TB", 1_000_000_000_000L));
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final Map<String, Long> BITS_PER_SECOND =
            Map.of("bit/s", 1L, "kbit/s", 1_000L, "Mbit/s", 1_000_000L, "Gbit/s", 1_000_000_000L);

    private Quantities() {}

    /** Bytes, as in {@code 512 B}, {@code 80 MiB} or {@code 1 MB}; KiB is 1,024 and kB 1,000. */
    public static long bytes(String text) {
        return whole(text, BYTES, "a size", "80 MiB");
    }

    /** A duration, as in {@code 2 ms}, {@code 1.5 s}, {@code 40m} or {@code 2h}; {@code m} is minutes. */
    public static Duration duration(String text) {
        return Duration.ofNanos(whole(text, NANOS, "a duration", "250 ms"));
    }

    /** Bits per second, as in {@code 10 Mbit/s}; the prefixes are decimal. */
    public static long bitsPerSecond(String text) {
        return whole(text, BITS_PER_SECOND, "a rate", "100 Mbit/s");
    }

    /** A share, as in {@code 5%} for 0.05; never negative. */
    public static double share(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches() || !matcher.group(2).equals("%")) {
            throw new MisuseException("'" + text + "' is not a percentage; write for example '5%'");
        }
        return new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
    }

    /** A count of 1 or more. */
    public static int count(String text) {
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MisuseException("'" + text + "' is not a count; write a whole number of 1 or more");
    }

    /** Whether the text is a number with a unit of size. */
    public static boolean isBytes(String text) {
        return unitIsOneOf(text, BYTES);
    }

    /** Whether the text is a number with a unit of time. */
    public static boolean isDuration(String text) {
        return unitIsOneOf(text, NANOS);
    }

    /** Whether the text is a number with a unit of bits per second. */
    public static boolean isRate(String text) {
        return unitIsOneOf(text, BITS_PER_SECOND);
    }

    /** Bytes for people, in the largest binary unit that leaves at least 1: {@code 1.5 GiB}. */
    public static String formatBytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return formatNumber(value) + " " + units[unit];
    }

    /** A duration for people: {@code 250 ms}, {@code 52 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String formatDuration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return seconds % 60 == 0 ? minutes + " min" : minutes + " min " + seconds % 60 + " s";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** A number for people: four significant digits, no exponent, trailing zeros left out. */
    public static String formatNumber(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(Math.max(0, 3 - magnitude), RoundingMode.HALF_UP);
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return text;
    }

    /** A share as a percentage for people, with at most one decimal: {@code 4.9 %}. */
    public static String formatPercent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", share * 100);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
    }

    private static boolean unitIsOneOf(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        return matcher.matches() && units.containsKey(matcher.group(2));
    }

    private static long whole(String text, Map<String, Long> units, String what, String example) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        Long factor = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (factor == null) {
            throw new MisuseException("'" + text + "' is not " + what + "; write for example '" + example + "' (units: "
                    + units.keySet().stream().sorted().toList() + ")");
        }
        try {
            return new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(factor))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new MisuseException("'" + text + "' is too large for " + what, e);
        }
    }
}
