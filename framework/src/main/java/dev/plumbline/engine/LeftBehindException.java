package dev.plumbline.engine;

/** Something that could not be taken back; rides along with the failure that came first. */
final class LeftBehindException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeftBehindException(String sentence) {
        super(sentence);
    }
}
