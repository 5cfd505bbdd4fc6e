package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which image machines boot.
 *
 * @param where where it is written, for messages
 * @param folder its folder; empty for the one that {@code ci/guest-image} has built last
 * @param cloud reads a cloud image instead; empty where it is a folder
 */
record ImageSetting(String where, Optional<Path> folder, Optional<Supplier<CloudImage>> cloud) {

    static ImageSetting read(Settings settings) {
        String where = settings.path() + ".image";
        if (settings.isSection("image")) {
            return new ImageSetting(where, Optional.empty(), Optional.of(cloud(where, settings.section("image"))));
        }
        return new ImageSetting(
                where,
                settings.keys().contains("image")
                        ? Optional.of(folder(where, settings.text("image", "")))
                        : Optional.empty(),
                Optional.empty());
    }

    private static Supplier<CloudImage> cloud(String where, Settings image) {
        image.known("cloud", "install", "gateway", "nameservers");
        if (!image.keys().contains("cloud")) {
            throw image.mistake(
                    "has no 'cloud'; write for example 'cloud: /images/debian-12-genericcloud-amd64.qcow2'");
        }
        Path disk = Path.of(image.text("cloud", ""));
        CloudOptions options = CloudOptions.read(image);
        return () -> CloudImage.read(where + ".cloud", disk, options);
    }

    private static Path folder(String where, String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw noFolder(where);
        }
        throw noFolder(where);
    }

    private static MisuseException noFolder(String where) {
        return new MisuseException(where + " is no path of a folder; write the one that ci/guest-image prints");
    }

    /**
     * Reads it.
     *
     * @throws MisuseException when it is not there, or not whole
     */
    BootImage image() {
        return cloud.isPresent() ? cloud.get().get() : guest();
    }

    private GuestImage guest() {
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
        return Path.of(named == null || named.isEmpty() ? "/var/cache" : named, "plumbline");
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
