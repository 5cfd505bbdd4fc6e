package dev.plumbline.engine;

/** Resources could not be made; what there was of them is gone again. */
final class ProvisioningException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProvisioningException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
