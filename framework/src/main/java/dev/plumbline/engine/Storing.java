package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.Era;
import dev.plumbline.baseline.RefusedException;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the sessions of a run are stored.
 *
 * @param kind as what
 * @param reason why a new era begins; {@code ""} where none does
 */
record Storing(Kind kind, String reason) {

    /** What {@code plumbline.baseline} asks for. */
    enum Kind {
        CHECK,
        RECORD,
        ACCEPT
    }

    /**
     * Reads both properties.
     *
     * @throws MisuseException when one makes no sense, or not without the other
     */
    static Storing read(Lookup lookup) {
        Kind kind = kind(lookup.get(PlumblineProperties.BASELINE).orElse("check"));
        Optional<String> reason = lookup.get(PlumblineProperties.REASON);
        if (kind == Kind.ACCEPT && reason.isEmpty()) {
            throw new MisuseException(
                    PlumblineProperties.BASELINE + "=accept starts a new era and needs to say why; write "
                            + PlumblineProperties.REASON + "='new firmware 8.2'");
        }
        if (kind != Kind.ACCEPT && reason.isPresent()) {
            throw new MisuseException(
                    PlumblineProperties.REASON + " says why a new era begins, and none does; leave it out,"
                            + " or write " + PlumblineProperties.BASELINE + "=accept");
        }
        return new Storing(kind, reason.map(Storing::checked).orElse(""));
    }

    boolean stores() {
        return kind != Kind.CHECK;
    }

    /** The property and its value, as a user wrote it. */
    String property() {
        return PlumblineProperties.BASELINE + "=" + (kind == Kind.ACCEPT ? "accept" : "record");
    }

    Path store(BaselineStore store, Session session) throws IOException, RefusedException {
        return kind == Kind.ACCEPT ? store.accept(session, reason) : store.record(session);
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "check" -> Kind.CHECK;
            case "record" -> Kind.RECORD;
            case "accept" -> Kind.ACCEPT;
            default ->
                throw new MisuseException(PlumblineProperties.BASELINE + "=" + text
                        + " is not understood; write 'check', 'record' or 'accept'");
        };
    }

    private static String checked(String text) {
        try {
            return Era.reason(text);
        } catch (MisuseException e) {
            throw new MisuseException(PlumblineProperties.REASON + ": " + e.getMessage(), e);
        }
    }
}
