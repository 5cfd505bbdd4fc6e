package dev.plumbline.lab.linux;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a block device holds nothing that anybody could miss. */
final class DeviceCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TYPE = 0170000;
    private static final int BLOCK = 0060000;

    private DeviceCheck() {}

    /** Its size in bytes. */
    static long bytes(Path device) throws IOException, InterruptedException {
        return tree(device).path("size").asLong();
    }

    /** The bytes that a direct operation must be a multiple of. */
    static int sector(Path device) throws IOException, InterruptedException {
        return tree(device).path("log-sec").asInt();
    }

    /**
     * Why a device is not to be written to, as a clause that follows its path; empty where nothing speaks against it.
     *
     * @param allowedToWipe the identifiers of what may be overwritten
     */
    static Optional<String> objection(Path device, Set<String> allowedToWipe) throws IOException, InterruptedException {
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

    private static boolean isBlockDevice(Path device) throws IOException {
        return Files.exists(device)
                && Files.getAttribute(device, "unix:mode") instanceof Integer mode
                && (mode & TYPE) == BLOCK;
    }

    private static JsonNode tree(Path device) throws IOException, InterruptedException {
        String json = Tool.output(List.of(
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
    private static List<Content> contents(Path device) throws IOException, InterruptedException {
        List<Content> contents = new ArrayList<>();
        String json = Tool.output(List.of(Tool.WIPEFS.program(), "--no-act", "--json", device.toString()));
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
