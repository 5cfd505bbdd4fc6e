package dev.plumbline.lab.ssh;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What programs and files that are left on a machine are known by, also to a later process: programs have it in their environment,
 * folders and files in their names.
 *
 * @param word lower-case letters and digits
 * @param folder the folder on the machine that connections make theirs in
 */
public record RunMark(String word, String folder) {

    /** The variable of the environment. */
    static final String VARIABLE = "PLUMBLINE_RUN";

    private static final int BITS = 64;
    private static final Pattern WORD = Pattern.compile("[a-z0-9]{8,32}");
    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9_@+=,-][A-Za-z0-9._@+=,-]*)+");

    /** Refuses what a shell could read as something else. */
    public RunMark {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("'" + word + "' is no mark of a run");
        }
        checkFolder(folder);
    }

    /** One that nothing has yet. */
    public static RunMark fresh(String folder) {
        return new RunMark(new BigInteger(BITS, new SecureRandom()).setBit(BITS).toString(36), folder);
    }

    /**
     * Refuses a path on a machine that leads elsewhere than it says.
     *
     * @throws IllegalArgumentException when it is not absolute, or has more than letters, digits and {@code ._@+=,-}
     */
    public static void checkFolder(String folder) {
        if (!FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException("'" + folder
                    + "' must be an absolute path of names with letters, digits and ._@+=,- that begin with no dot");
        }
    }

    /** What the names of files of volumes begin with. */
    public String fileName() {
        return "plumbline-" + word;
    }
}
