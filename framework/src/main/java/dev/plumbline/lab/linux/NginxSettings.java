package dev.plumbline.lab.linux;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a machine's web server.
 *
 * @param machine the machine's name
 * @param user whom its workers run as
 * @param address where it serves
 * @param status where it tells how many requests it was sent
 */
public record NginxSettings(String machine, String user, String address, String status) {

    /** The settings' name in the server's folder. */
    public static final String FILE = "nginx.conf";

    /** The folder of what it serves, in the server's folder. */
    public static final String DOCUMENTS = "documents";

    /** What messages are taken by, in {@link #DOCUMENTS}; an empty file. */
    public static final String TAKEN = DOCUMENTS + "/taken";

    /** Where it notes the requests that bear a name, in the server's folder. */
    public static final String DONE = "done.log";

    /** The text. */
    public String text() throws IOException {
        return Template.fill(
                FILE,
                new TreeMap<>(
                        Map.of("ADDRESS", address, "DONE", DONE, "MACHINE", machine, "STATUS", status, "USER", user)));
    }

    /** The command that starts it, in the foreground. */
    public static List<String> command(String folder) {
        return List.of(Tool.NGINX.program(), "-p", folder + "/", "-e", "stderr", "-c", FILE);
    }

    /** The path of a document of so many bytes. */
    public static String document(long bytes) {
        return DOCUMENTS + "/bytes/" + bytes;
    }
}
