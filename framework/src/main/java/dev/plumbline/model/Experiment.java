package dev.plumbline.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One question asked of a lab, as its annotations declare it.
 *
 * @param id the full class name and the method name with a dot between: what baselines are filed under
 * @param className the full class name
 * @param methodName the method name
 * @param question the question in words
 * @param factors its factors in declared order; empty for an experiment with one treatment
 * @param responses what it is judged by; never empty
 * @param treatments its treatments in declared order, without those that {@code @Where} leaves out
 * @param tags its tags
 * @param about owner, severity and links; {@code null} where none is declared
 * @param expectations the shapes that must come out, as sentences in declared order; {@code null} where none is declared
 */
public record Experiment(
        String id,
        String className,
        String methodName,
        String question,
        List<Factor> factors,
        List<Response> responses,
        List<Treatment> treatments,
        Set<String> tags,
        @Nullable About about,
        @Nullable List<String> expectations) {

    /** Copies the lists; rejects an experiment without responses or treatments. */
    public Experiment {
        Objects.requireNonNull(id, "id");
        factors = List.copyOf(factors);
        responses = List.copyOf(responses);
        treatments = List.copyOf(treatments);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        expectations = expectations == null || expectations.isEmpty() ? null : List.copyOf(expectations);
        if (responses.isEmpty() || treatments.isEmpty()) {
            throw new IllegalArgumentException(id + " needs a response and a treatment");
        }
    }

    /** An experiment without owner, severity, links and expectations. */
    public Experiment(
            String id,
            String className,
            String methodName,
            String question,
            List<Factor> factors,
            List<Response> responses,
            List<Treatment> treatments,
            Set<String> tags) {
        this(id, className, methodName, question, factors, responses, treatments, tags, null, null);
    }

    /** The sentences of {@link #expectations()}; none where there are none. */
    public List<String> expected() {
        return expectations == null ? List.of() : expectations;
    }
}
