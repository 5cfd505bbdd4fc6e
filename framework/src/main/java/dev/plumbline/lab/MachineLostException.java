package dev.plumbline.lab;

import java.util.Optional;

/**
 * A machine did not come up, or ended although nobody declared that it would. The engine makes another one in its place, a few
 * times in a session, and runs the trial again from its beginning.
 */
public class MachineLostException extends IncompleteTrialException {

    private static final long serialVersionUID = 1;

    private final String machine;
    private final String host;

    /**
     * A machine that was lost.
     *
     * @param machine its name
     * @param host where it was, as {@link Placed#host()}; empty where that is not known
     * @param sentence what became of it, in one sentence that names it
     * @param cause what stands behind that
     */
    public MachineLostException(String machine, Optional<String> host, String sentence, Throwable cause) {
        super(sentence, cause);
        this.machine = machine;
        this.host = host.orElse("");
    }

    /** A machine that was lost, and nothing stands behind that. */
    public MachineLostException(String machine, Optional<String> host, String sentence) {
        super(sentence);
        this.machine = machine;
        this.host = host.orElse("");
    }

    /** Its name. */
    public String machine() {
        return machine;
    }

    /** Where it was; empty where that is not known. */
    public Optional<String> host() {
        return Optional.of(host).filter(it -> !it.isEmpty());
    }
}
