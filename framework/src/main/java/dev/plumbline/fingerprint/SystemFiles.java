package dev.plumbline.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files in which Linux tells about itself, below a folder that stands for the root; elsewhere there are none. */
final class SystemFiles {

    /** Enough for /proc/cpuinfo of a hundred processors; the rest of them says the same. */
    private static final int MOST_BYTES = 1 << 18;

    private final Path root;

    SystemFiles(Path root) {
        this.root = root;
    }

    /** The content without white space around it; empty where it cannot be read, or is blank. */
    Optional<String> text(String path) {
        try (InputStream in = Files.newInputStream(at(path))) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException
                | InvalidPathException e) { // some of these refuse to be read, as the speed of a link that is down
            return Optional.empty();
        }
    }

    /** The lines; none where it cannot be read. */
    List<String> lines(String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The names in a folder in natural order, so that {@code eth10} comes after {@code eth9}. */
    List<String> names(String folder) {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean exists(String path) {
        return Files.exists(at(path));
    }

    /** Where a path leads when all links are followed, as a path below the root; empty where it leads nowhere. */
    Optional<String> real(String path) {
        try {
            String real = at(path).toRealPath().toString();
            String top = root.toRealPath().toString();
            return Optional.of(real.startsWith(top) && top.length() > 1 ? real.substring(top.length()) : real);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The last name of where a link leads, as that of a driver. */
    Optional<String> linked(String path) {
        return real(path).map(target -> target.substring(target.lastIndexOf('/') + 1));
    }

    private Path at(String path) {
        return root.resolve(path.startsWith("/") ? path.substring(1) : path);
    }
}
