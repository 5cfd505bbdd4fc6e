package dev.plumbline.lab;

import dev.plumbline.model.OneLine;

/** A lab or a machine lacks what an experiment asks of it; the message names the capability. */
public class MissingCapabilityException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** One sentence that names the lab and the capability. */
    public MissingCapabilityException(String sentence) {
        super(OneLine.of(sentence));
    }
}
