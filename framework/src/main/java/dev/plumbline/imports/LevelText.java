package dev.plumbline.imports;

import dev.plumbline.model.Level;
import dev.plumbline.model.Quantities;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A level that came as text: as the stored sessions have it, otherwise with the number that the text tells. */
final class LevelText {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private LevelText() {}

    /**
     * The level.
     *
     * @param known the factor's levels in stored sessions: one of the same text, or of the same number, is the level
     */
    static Level of(String text, List<Level> known) {
        Level own = new Level(text, number(text));
        return known.stream()
                .filter(level -> level.text().equals(text))
                .findFirst()
                .or(() -> known.stream()
                        .filter(level -> own.number() != null && own.number().equals(level.number()))
                        .findFirst())
                .orElse(own);
    }

    private static @Nullable Double number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        if (Quantities.isBytes(text)) {
            return (double) Quantities.bytes(text);
        }
        return Quantities.isDuration(text) ? Quantities.duration(text).toNanos() / 1e9 : null;
    }
}
