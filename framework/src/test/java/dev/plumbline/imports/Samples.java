package dev.plumbline.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of fio and IOMeter. Those that are called CONSTRUCTED have the published layout and invented values. */
final class Samples {

    static final String IOMETER_2004 = "CONSTRUCTED-results-2004.07.30.csv";
    static final String IOMETER_110 = "CONSTRUCTED-results-1.1.0.csv";
    static final String IOMETER_NETWORK = "CONSTRUCTED-network-2006.07.27.csv";

    private Samples() {}

    /** Latin 1 decodes any byte, and gives it back. */
    static String text(String name) throws IOException {
        try (InputStream resource = Samples.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("there is no sample " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static Path copy(String name, Path folder) throws IOException {
        return write(folder, name, text(name));
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    static double value(ImportedRun run, String name) {
        return run.value(name)
                .orElseThrow(() -> new AssertionError("no " + name))
                .value();
    }
}
