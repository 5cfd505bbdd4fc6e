package dev.plumbline.baseline;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which stored sessions of an experiment may go.
 *
 * @param files their files, oldest first
 * @param left how many measured sessions of the newest era are kept
 */
public record Pruning(List<Path> files, int left) {

    /** Fewer sessions of the newest era than this cannot tell a shift from a mood. */
    public static final int FEWEST = BaselineChoice.ENOUGH_SESSIONS;

    /** Copies the list. */
    public Pruning {
        files = List.copyOf(files);
    }

    /** Whether it takes sessions that a level needs. */
    public boolean leavesTooFew() {
        return !files.isEmpty() && left < FEWEST;
    }

    /**
     * Deletes them, oldest first. What is gone already is none of its business.
     *
     * @throws IOException when one cannot be deleted; those after it are still there
     */
    public void delete() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    static Pruning of(List<StoreReader.Entry> entries, int keep) {
        if (keep < 1) {
            throw new MisuseException("to keep " + keep + " sessions would leave no baseline; write 1 or more");
        }
        List<StoreReader.Entry> measured = entries.stream()
                .filter(entry -> !ImportedSessions.is(entry.session()))
                .toList();
        List<Path> files = new ArrayList<>();
        int ofEra = 0;
        for (int i = measured.size() - 1; i >= 0; i--) {
            ofEra = i + 1 < measured.size()
                            && sameEra(measured.get(i), measured.get(i + 1).era())
                    ? ofEra + 1
                    : 1;
            if (ofEra > keep) {
                files.add(0, measured.get(i).file());
            }
        }
        Era newest = entries.isEmpty() ? null : entries.get(entries.size() - 1).era();
        long inNewest =
                measured.stream().filter(entry -> sameEra(entry, newest)).count();
        return new Pruning(files, (int) Math.min(keep, inNewest));
    }

    private static boolean sameEra(StoreReader.Entry entry, @Nullable Era era) {
        return Objects.equals(entry.era(), era);
    }
}
