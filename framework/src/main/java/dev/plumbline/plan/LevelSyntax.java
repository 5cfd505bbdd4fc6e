package dev.plumbline.plan;

import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the text of a level means for a parameter's type. */
final class LevelSyntax {

    private LevelSyntax() {}

    /**
     * The levels that one text stands for: those of a range, otherwise one.
     *
     * @throws MisuseException when the text is not of that type
     */
    static List<LevelValue> parse(String text, Class<?> type) {
        if (isWhole(type)) {
            Optional<List<Long>> range = IntegerRange.parse(text);
            if (range.isPresent()) {
                return range.get().stream()
                        .map(number -> whole(Long.toString(number), number, type))
                        .toList();
            }
        }
        return List.of(one(text.strip(), type));
    }

    /** The level of a value that a method source gave. */
    static LevelValue of(Object value, Class<?> type) {
        if (value instanceof String text && type != String.class) {
            return one(text, type);
        }
        if (!boxed(type).isInstance(value)) {
            throw new MisuseException("'" + value + "' of " + value.getClass().getName()
                    + " is not a level for a parameter of " + type.getName());
        }
        return new LevelValue(new Level(textOf(value), numberOf(value)), value);
    }

    private static LevelValue one(String text, Class<?> type) {
        if (text.isBlank()) {
            throw new MisuseException("a level is blank; write its value");
        }
        if (isWhole(type)) {
            return whole(text, wholeNumber(text), type);
        }
        if (boxed(type) == Double.class) {
            double number = decimal(text);
            return new LevelValue(new Level(text, number), number);
        }
        if (boxed(type) == Boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new MisuseException("'" + text + "' is not a level of a boolean factor; write 'true' or 'false'");
            }
            return new LevelValue(Level.named(text), Boolean.valueOf(text));
        }
        if (type == Duration.class) {
            Duration duration = Quantities.duration(text);
            return new LevelValue(new Level(text, duration.toNanos() / 1e9), duration);
        }
        if (type.isEnum()) {
            return new LevelValue(Level.named(text), constant(text, type));
        }
        if (type == String.class) {
            return new LevelValue(Level.named(text), text);
        }
        throw new MisuseException("a factor cannot be a " + type.getName()
                + "; use int, long, double, boolean, Duration, String or an enum, or give the levels by a method");
    }

    private static LevelValue whole(String text, long number, Class<?> type) {
        Level level = new Level(text, (double) number);
        if (boxed(type) == Long.class) {
            return new LevelValue(level, number);
        }
        if (number != (int) number) {
            throw new MisuseException("'" + text + "' does not fit into an int; make the parameter a long");
        }
        return new LevelValue(level, (int) number);
    }

    private static long wholeNumber(String text) {
        try {
            return Quantities.isBytes(text) ? Quantities.bytes(text) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MisuseException(
                    "'" + text + "' is not a whole number; write '8', a range as '8..22', or a size as '4 KiB'", e);
        }
    }

    private static double decimal(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MisuseException("'" + text + "' is not a finite number; write for example '0.67'");
    }

    private static Object constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MisuseException("'" + text + "' is not a constant of " + type.getSimpleName()
                        + "; there are " + Arrays.toString(type.getEnumConstants())));
    }

    private static boolean isWhole(Class<?> type) {
        return boxed(type) == Integer.class || boxed(type) == Long.class;
    }

    private static String textOf(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static @Nullable Double numberOf(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof Duration duration ? duration.toNanos() / 1e9 : null;
    }

    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }
}
