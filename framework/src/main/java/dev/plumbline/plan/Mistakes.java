package dev.plumbline.plan;

import dev.plumbline.model.MisuseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects mistakes, so that a user is told all of them at once. */
final class Mistakes {

    private final String where;
    private final List<String> sentences = new ArrayList<>();

    Mistakes(String where) {
        this.where = where;
    }

    void add(String sentence) {
        sentences.add(where + ": " + sentence);
    }

    /** The value; empty when it was a mistake, which is then noted. */
    <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (MisuseException e) {
            add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    boolean none() {
        return sentences.isEmpty();
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
