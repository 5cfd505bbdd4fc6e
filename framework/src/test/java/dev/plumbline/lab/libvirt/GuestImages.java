package dev.plumbline.lab.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The guest image that tests boot, as {@code ci/guest-image} builds it; built by the first test that needs it where it is not there yet. */
public final class GuestImages {

    private GuestImages() {}

    /**
     * The image, of which a script knows the folder.
     *
     * @throws IllegalStateException in the script's own words, when it cannot be built here
     */
    public static Path folder() {
        return Built.FOLDER;
    }

    /** Asked for once. */
    private static final class Built {

        static final Path FOLDER = build();

        private static Path build() {
            try {
                // what the script says on its way is for people
                Process script = new ProcessBuilder(Path.of("..", "ci", "guest-image")
                                .toAbsolutePath()
                                .toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                script.getOutputStream().close();
                String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (script.waitFor() != 0) {
                    throw new IllegalStateException("ci/guest-image failed; what it said stands above");
                }
                return Path.of(printed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
