package dev.plumbline.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** The folder for a run's own files, and how it is taken back. */
public final class ScratchFolder {

    static final String HANDLER = "folder";

    private static final String PATH = "path";
    private static final String PREFIX = "plumbline-";

    /** Of no folder that a person has named. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{16}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private ScratchFolder() {}

    /** A path that nothing has yet; announce it before it is made. It is short, since sockets lie in it. */
    public static Path fresh() {
        return Path.of(
                        System.getProperty("java.io.tmpdir"),
                        PREFIX + HexFormat.of().toHexDigits(RANDOM.nextLong()))
                .toAbsolutePath()
                .normalize();
    }

    /** How it is taken back. */
    public static UndoRecord record(Path folder) {
        return UndoRecord.of(HANDLER, Map.of(PATH, folder.toString()));
    }

    /**
     * Makes it, for this user alone.
     *
     * @throws IOException when it cannot be made
     */
    public static void make(Path folder) throws IOException {
        StateFolder.make(folder);
    }

    /** Deletes it with all that is in it, if it is there; links are not followed, and other folders are not touched. */
    static void delete(UndoRecord record) throws IOException {
        Path folder = Path.of(record.argument(PATH)).normalize();
        Path name = folder.getFileName();
        if (!folder.isAbsolute()
                || name == null
                || !NAME.matcher(name.toString()).matches()) {
            throw new IllegalArgumentException(folder + " is not the folder of a run, so it is not deleted");
        }
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Stray.delete(folder);
        }
    }

    static String words(UndoRecord record) {
        return "delete the temporary folder " + record.argument(PATH);
    }
}
