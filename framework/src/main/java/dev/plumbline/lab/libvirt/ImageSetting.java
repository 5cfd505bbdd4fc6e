package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which image machines boot.
 *
 * @param where where it is written, for messages
 * @param folder its folder; empty for the one that {@code ci/guest-image} has built last
 */
record ImageSetting(String where, Optional<Path> folder) {

    static ImageSetting read(Settings settings) {
        String where = settings.path() + ".image";
        return new ImageSetting(
                where,
                settings.keys().contains("image")
                        ? Optional.of(Path.of(settings.text("image", "")))
                        : Optional.empty());
    }

    /**
     * Reads it.
     *
     * @throws MisuseException when it is not there, or not whole
     */
    GuestImage image() {
        return GuestImage.read(
                where,
                folder.or(ImageSetting::newest)
                        .orElseThrow(() -> new MisuseException(where
                                + ": there is no guest image in " + cache()
                                + "; build one with ci/guest-image, or write the folder of"
                                + " one")));
    }

    /** Where {@code ci/guest-image} builds. */
    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path caches =
                named == null || named.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return caches.resolve("plumbline");
    }

    private static Optional<Path> newest() {
        if (!Files.isDirectory(cache())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(cache())) {
            return folders.filter(folder -> String.valueOf(folder.getFileName()).startsWith("guest-"))
                    .filter(folder -> Files.exists(folder.resolve(GuestImage.PROPERTIES)))
                    .max(Comparator.comparing(ImageSetting::built));
        } catch (IOException e) {
            throw new UncheckedIOException(cache() + " cannot be listed", e);
        }
    }

    private static FileTime built(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(GuestImage.PROPERTIES));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
