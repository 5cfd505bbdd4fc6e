package dev.plumbline.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file, and the levels that all its runs have.
 *
 * @param file what it tells
 * @param levels factor to level, as the user wrote them
 */
public record LeveledFile(ImportedFile file, Map<String, String> levels) {

    /** Copies the levels. */
    public LeveledFile {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }
}
