package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.function.Function;

/** Reads attributes of provisioning annotations; a wrong one is told with the place where it stands. */
final class Attribute {

    private Attribute() {}

    static <T> T read(String annotation, String attribute, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (MisuseException e) {
            throw new MisuseException(annotation + "(" + attribute + "): " + e.getMessage(), e);
        }
    }

    static long positiveBytes(String text) {
        long bytes = Quantities.bytes(text);
        if (bytes < 1) {
            throw new MisuseException("'" + text + "' is nothing; write for example '80 MiB'");
        }
        return bytes;
    }
}
