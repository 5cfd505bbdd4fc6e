package dev.plumbline.baseline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What may happen to the bytes of a stored file. */
enum Mutation {
    BIT_FLIPPED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    },
    DIGIT_CHANGED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return replaced(bytes, random, "[0-9]", digit -> Integer.toString((Integer.parseInt(digit) + 1) % 10));
        }
    },
    CUT_OFF {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    BYTES_LOST {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            return spliced(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(200)), new byte[0]);
        }
    },
    BYTES_INSERTED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] more = new byte[1 + random.nextInt(20)];
            random.nextBytes(more);
            int at = random.nextInt(bytes.length);
            return spliced(bytes, at, at, more);
        }
    },
    LINES_SWAPPED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            String[] lines = text(bytes).split("\n");
            int one = random.nextInt(lines.length);
            int other = random.nextInt(lines.length);
            String kept = lines[one];
            lines[one] = lines[other];
            lines[other] = kept;
            return bytes(String.join("\n", lines) + "\n");
        }
    },
    KEY_TWICE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return replaced(bytes, random, "\"\\w+\": (\"[^\"]*\"|[0-9.]+),", field -> field + " " + field);
        }
    },
    NESTED_DEEPLY {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            String open = random.nextBoolean() ? "[" : "{\"a\":";
            return replaced(bytes, random, ": ", colon -> colon + open.repeat(10_000));
        }
    },
    NUMBER_OUT_OF_RANGE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            String[] numbers = {"1e999", "-1e999", "9".repeat(90), "9".repeat(1000), "NaN", "-1", "1e-999", "0x7f"};
            return replaced(
                    bytes, random, "(?<=: )-?[0-9][0-9.eE-]*", number -> numbers[random.nextInt(numbers.length)]);
        }
    },
    HUGE_TEXT {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            String huge = "x".repeat(100_000 + random.nextInt(900_000));
            return replaced(bytes, random, "(?<=: \")[^\"]*", text -> huge);
        }
    },
    INVALID_UTF_8 {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[][] invalid = {{(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0x80}};
            int at = random.nextInt(bytes.length);
            return spliced(bytes, at, at, invalid[random.nextInt(invalid.length)]);
        }
    },
    FIELD_RENAMED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return replaced(bytes, random, "\"\\w+\"(?=: )", name -> random.nextBoolean() ? "\"seed\"" : "\"mood\"");
        }
    };

    /** The bytes, changed. */
    abstract byte[] apply(byte[] bytes, Random random);

    /** The bytes with one of the matches replaced. */
    static byte[] replaced(byte[] bytes, Random random, String pattern, UnaryOperator<String> replacement) {
        String text = text(bytes);
        MatchResult[] matches = Pattern.compile(pattern).matcher(text).results().toArray(MatchResult[]::new);
        MatchResult match = matches[random.nextInt(matches.length)];
        return bytes(text.substring(0, match.start()) + replacement.apply(match.group()) + text.substring(match.end()));
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(bytes, 0, from);
        spliced.writeBytes(between);
        spliced.write(bytes, to, bytes.length - to);
        return spliced.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
