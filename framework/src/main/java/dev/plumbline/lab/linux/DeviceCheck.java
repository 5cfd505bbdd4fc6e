package dev.plumbline.lab.linux;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a block device holds nothing that anybody could miss.
 *
 * @param where runs lsblk and wipefs where the device is
 */
public record DeviceCheck(Commands where) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of this computer's devices. */
    static final DeviceCheck HERE = new DeviceCheck(Tool::output);

    /** Runs a command that must succeed. */
    @FunctionalInterface
    public interface Commands {

        /**
         * What it printed.
         *
         * @param command a program and its arguments, which no shell looks at
         * @throws IOException one sentence, when it failed
         */
        String output(List<String> command) throws IOException, InterruptedException;
    }

    /** Its size in bytes. */
    public long bytes(Path device) throws IOException, InterruptedException {
        return tree(device).path("size").asLong();
    }

    /** The bytes that a direct operation must be a multiple of. */
    public int sector(Path device) throws IOException, InterruptedException {
        return tree(device).path("log-sec").asInt();
    }

    /**
     * Why a device is not to be written to, as a clause that follows its path; empty where nothing speaks against it.
     *
     * @param allowedToWipe the identifiers of what may be overwritten
     */
    public Optional<String> objection(Path device, Set<String> allowedToWipe) throws IOException, InterruptedException {
        if (!isBlockDevice(device)) {
            return Optional.of("is no block device; write the path of one, as /dev/sdb");
        }
        JsonNode tree = tree(device);
        if (tree.path("ro").asBoolean()) {
            return Optional.of("can only be read; declare one that can be written to");
        }
        List<String> users = users(tree);
        if (!users.isEmpty()) {
            return Optional.of("is in use (" + String.join(", ", users) + "); declare one that is not");
        }
        return contents(device).stream()
                .filter(content -> !allowedToWipe.contains(content.id()))
                .findFirst()
                .map(content ->
                        "holds " + content.type() + ", which a load would destroy; declare another one, or write"
                                + " 'allow-wipe: [" + content.id() + "]' beside it");
    }

    private boolean isBlockDevice(Path device) throws IOException, InterruptedException {
        String told =
                where.output(List.of("sh", "-c", "[ -b \"$1\" ] && echo yes || echo no", "sh", device.toString()));
        return told.strip().equals("yes");
    }

    private JsonNode tree(Path device) throws IOException, InterruptedException {
        String json = where.output(List.of(
                Tool.LSBLK.program(),
                "--json",
                "--bytes",
                "--output",
                "NAME,TYPE,SIZE,RO,LOG-SEC,MOUNTPOINTS",
                device.toString()));
        return read(json).path("blockdevices").path(0);
    }

    /** Where it is mounted, and what is made of it: partitions, mapped devices, mirrors, swap. */
    private static List<String> users(JsonNode tree) {
        List<String> users = new ArrayList<>();
        for (JsonNode point : tree.path("mountpoints")) {
            if (!point.isNull()) {
                users.add("mounted at " + point.asText());
            }
        }
        for (JsonNode child : tree.path("children")) {
            users.add("by " + child.path("type").asText() + " "
                    + child.path("name").asText());
        }
        return users;
    }

    private record Content(String type, String id) {}

    /** File systems, partition tables and the like; one without a UUID is named by where it stands. */
    private List<Content> contents(Path device) throws IOException, InterruptedException {
        List<Content> contents = new ArrayList<>();
        String json = where.output(List.of(Tool.WIPEFS.program(), "--no-act", "--json", device.toString()));
        for (JsonNode one : read(json).path("signatures")) {
            String type = one.path("type").asText();
            String id = one.hasNonNull("uuid")
                    ? one.path("uuid").asText()
                    : type + "@" + one.path("offset").asText();
            contents.add(new Content(type, id));
        }
        return contents;
    }

    private static JsonNode read(String json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException("what lsblk or wipefs printed is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
