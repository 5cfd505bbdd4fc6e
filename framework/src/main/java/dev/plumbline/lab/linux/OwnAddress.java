package dev.plumbline.lab.linux;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which address of IP version 4 a machine has, as the {@code ip} in it tells. */
public final class OwnAddress {

    /** What to run there. */
    public static final List<String> COMMAND = List.of(Tool.IP.program(), "-json", "-4", "addr", "show");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final String NONE = "none";

    private OwnAddress() {}

    /**
     * The address.
     *
     * @param told what {@link #COMMAND} printed
     * @param given the one that the machine was given
     * @return the same, where the machine has it; otherwise one that it has, or {@code none}
     * @throws IOException when that is no list of network devices
     */
    public static String of(String told, String given) throws IOException {
        List<String> own = all(told);
        return own.contains(given) ? given : own.isEmpty() ? NONE : own.get(0);
    }

    private static List<String> all(String told) throws IOException {
        List<String> own = new ArrayList<>();
        for (JsonNode device : devices(told)) {
            for (JsonNode address : device.path("addr_info")) {
                String local = address.path("local").asText();
                if (!address.path("scope").asText().equals("host") // the loopback's own
                        && ADDRESS.matcher(local).matches()) {
                    own.add(local);
                }
            }
        }
        return own;
    }

    private static JsonNode devices(String told) throws IOException {
        try {
            JsonNode devices = JSON.readTree(told);
            if (devices.isArray()) {
                return devices;
            }
        } catch (JsonProcessingException e) {
            throw new IOException("what ip tells of its addresses is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException("what ip tells is no list of network devices");
    }
}
