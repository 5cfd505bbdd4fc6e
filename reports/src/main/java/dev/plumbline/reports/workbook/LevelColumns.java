package dev.plumbline.reports.workbook;

import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column for each factor; a second one for sizes and durations, whose text does not sort as their number does. */
final class LevelColumns {

    private LevelColumns() {}

    static <R> List<Column<R>> of(List<Factor> factors, Function<R, @Nullable Treatment> treatment) {
        List<Column<R>> columns = new ArrayList<>();
        for (Factor factor : factors) {
            String name = factor.name();
            columns.add(Column.text(name, row -> shown(level(treatment.apply(row), name))));
            if (factor.numeric() && !factor.levels().stream().allMatch(LevelColumns::plain)) {
                columns.add(
                        Column.text(name + " (bytes, s or count)", row -> number(level(treatment.apply(row), name))));
            }
        }
        return columns;
    }

    /** A number where its text says nothing else. */
    static @Nullable Object shown(@Nullable Level level) {
        if (level == null) {
            return null;
        }
        return plain(level) ? level.number() : level.text();
    }

    private static @Nullable Object number(@Nullable Level level) {
        return level == null ? null : level.number();
    }

    private static @Nullable Level level(@Nullable Treatment treatment, String factor) {
        return treatment == null ? null : treatment.levels().get(factor);
    }

    private static boolean plain(Level level) {
        return level.number() != null && level.text().chars().noneMatch(Character::isLetter);
    }
}
