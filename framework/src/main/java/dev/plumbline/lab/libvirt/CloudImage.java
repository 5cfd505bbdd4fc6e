package dev.plumbline.lab.libvirt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.FileDigest;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The image of a distribution for clouds, whose cloud-init is told by a seed who a machine is. It boots by its own boot loader.
 *
 * @param disk its file
 * @param format how that is laid out
 * @param options what machines are told beside who they are
 */
record CloudImage(Path disk, String format, CloudOptions options) implements BootImage {

    private static final Set<String> FORMATS = Set.of("qcow2", "raw");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 12;

    /**
     * Looks at one.
     *
     * @param where where its path is written
     * @throws MisuseException when it is no image of a disk
     */
    static CloudImage read(String where, Path disk, CloudOptions options) {
        if (!disk.isAbsolute() || !Files.isReadable(disk) || Files.isDirectory(disk)) {
            throw new MisuseException(where + ": " + disk
                    + " is no file that can be read; write the absolute path of an image in the format qcow2 or raw");
        }
        String format = formatOf(disk);
        if (!FORMATS.contains(format)) {
            throw new MisuseException(where + ": " + disk + " has the format '" + format
                    + "'; write the path of an image in the format qcow2 or raw");
        }
        return new CloudImage(disk, format, options);
    }

    private static String formatOf(Path disk) {
        try {
            JsonNode told = JSON.readTree(
                    Tool.output(List.of(Tool.QEMU_IMG.program(), "info", "-U", "--output=json", disk.toString())));
            return told.path("format").asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what qemu-img tells of " + disk + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(disk + " cannot be looked at: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + disk + " was looked at", e);
        }
    }

    @Override
    public List<Path> files() {
        return List.of(disk);
    }

    @Override
    public CloudImage in(Path folder) {
        return new CloudImage(folder.resolve(disk.getFileName()), format, options);
    }

    @Override
    public SortedMap<String, String> identity() {
        return new TreeMap<>(Map.of("guest.image", String.valueOf(disk.getFileName()), "guest.digest", digest()));
    }

    private String digest() {
        try {
            return FileDigest.sha256(disk).substring(0, SHOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(disk + " cannot be read", e);
        }
    }
}
