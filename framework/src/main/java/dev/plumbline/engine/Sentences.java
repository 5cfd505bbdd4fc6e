package dev.plumbline.engine;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.OneLine;
import dev.plumbline.model.Secrets;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

/** What a failure reads like in one sentence. */
final class Sentences {

    private Sentences() {}

    /** Our own exceptions are sentences already; others are named with their type. */
    static String of(Throwable failure) {
        Throwable cause = unwrap(failure);
        boolean sentence = cause instanceof MisuseException
                || cause instanceof IncompleteTrialException
                || cause instanceof MissingCapabilityException
                || cause instanceof ProvisioningException;
        String message = cause.getMessage();
        return sentence && message != null ? message : cause.toString();
    }

    /** For terminals and for what build tools write: one line that does nothing to them, without what looks like a secret. */
    static String shown(String sentence) {
        return OneLine.of(Secrets.masked(sentence));
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof InvocationTargetException || failure instanceof ExecutionException;
        return wrapper && cause != null ? unwrap(cause) : failure;
    }
}
