package dev.plumbline.icf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with the published layout and invented values. */
final class IcfSamples {

    static final String VM_SWEEP = "CONSTRUCTED-vm-sweep-2004.07.30.icf";
    static final String QUEUE_DEPTH = "CONSTRUCTED-queue-depth-1.1.0.icf";
    static final String OLD = "CONSTRUCTED-old-1998.01.05.icf";

    private IcfSamples() {}

    static String text(String name) throws IOException {
        try (InputStream resource = IcfSamples.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("there is no sample " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    static IcfFile read(Path folder, String name) throws IOException {
        return IcfFile.read(write(folder, name, text(name)));
    }
}
