package dev.plumbline.lab.libvirt;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A guest that {@code ci/guest-image} has built: a kernel, a first file system and a disk, which all machines share and none
 * writes to.
 *
 * @param folder where it is
 * @param identity what identifies it in a fingerprint: its packages and the versions of what loads it
 */
record GuestImage(Path folder, SortedMap<String, String> identity) implements BootImage {

    static final String PROPERTIES = "guest.properties";
    private static final List<String> KEYS = List.of("packages", "kernel", "fio", "iperf3", "nginx");

    /**
     * Looks at one.
     *
     * @param where where its folder is written, as in {@code lab.yaml: labs.kvm.image}
     * @throws MisuseException when it is not there, or not whole
     */
    static GuestImage read(String where, Path folder) {
        GuestImage image = new GuestImage(folder, identity(where, folder));
        for (Path file : image.files()) {
            if (!Files.isReadable(file)) {
                throw unfit(where, folder, "has no " + file.getFileName());
            }
        }
        return image;
    }

    private static SortedMap<String, String> identity(String where, Path folder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(PROPERTIES), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw unfit(where, folder, "has no " + PROPERTIES + " that can be read");
        }
        SortedMap<String, String> identity = new TreeMap<>();
        for (String key : KEYS) {
            identity.put(
                    "guest." + key,
                    Optional.ofNullable(properties.getProperty(key))
                            .orElseThrow(() -> unfit(where, folder, "does not tell its " + key)));
        }
        return identity;
    }

    private static MisuseException unfit(String where, Path folder, String why) {
        return new MisuseException(where + ": the folder " + folder + " of the guest image " + why
                + "; build one with ci/guest-image, and write the folder that it prints");
    }

    @Override
    public List<Path> files() {
        return List.of(kernel(), firstFileSystem(), disk());
    }

    @Override
    public GuestImage in(Path other) {
        return new GuestImage(other, identity);
    }

    Path kernel() {
        return folder.resolve("vmlinux");
    }

    Path firstFileSystem() {
        return folder.resolve("initramfs.cpio");
    }

    @Override
    public Path disk() {
        return folder.resolve("disk.raw");
    }

    @Override
    public String format() {
        return "raw";
    }
}
