package dev.plumbline.baseline;

/** What was to be stored is larger than what is read. */
final class TooLargeException extends Exception {

    private static final long serialVersionUID = 1;

    TooLargeException(long bytes) {
        super("takes " + (bytes >> 20) + " MiB, and nothing above " + (SealedFile.LARGEST >> 20)
                + " MiB is stored; measure fewer treatments or blocks");
    }
}
