package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The rate of a volume that nbdkit serves: nbdkit reads it before each request, once the file is there.
 *
 * @param file the file
 * @param next what becomes that file, so that nobody reads half of it
 * @param bitsPerSecond the rate as declared
 */
record NbdRate(Path file, Path next, long bitsPerSecond) {

    /** Writes down which files it will make. */
    static NbdRate announce(Path socket, long bitsPerSecond, Provisioning context) {
        Path file = ScratchFile.announce(Path.of(socket + ".rate"), context).path();
        Path next =
                ScratchFile.announce(Path.of(socket + ".rate-next"), context).path();
        return new NbdRate(file, next, bitsPerSecond);
    }

    /** Makes requests take so many times as long, by as much less a second. */
    void slower(int times) throws IOException {
        Files.writeString(next, Math.max(1, bitsPerSecond / times) + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
