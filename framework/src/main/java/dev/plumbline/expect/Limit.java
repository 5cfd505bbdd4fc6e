package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Treatment;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code peer-1 link in limits legs=1}, or {@code peer-1* does not limit legs=2}: the resources that were busy for most of the time.
 *
 * @param resource the name, in which {@code *} stands for any characters
 * @param limits whether it is to be the limit, or not to be
 */
record Limit(String resource, boolean limits, List<Treatment> about) implements Expected {

    @Override
    public String response() {
        return "";
    }

    @Override
    public Answer check(Sweep sweep) {
        Pattern name = pattern();
        List<Treatment> other = about.stream()
                .filter(treatment -> sweep.limiting(treatment).stream()
                                .anyMatch(it -> name.matcher(it).matches())
                        != limits)
                .toList();
        if (other.isEmpty()) {
            return new Answer(State.MET, limits ? "it does" : "it does not", List.of());
        }
        String first = other.get(0).displayName();
        String figures = (limits ? "it does not at " : "it does at ")
                + first
                + (other.size() > 1 ? " and " + (other.size() - 1) + " more" : "");
        return new Answer(State.NOT_MET, figures, other);
    }

    private Pattern pattern() {
        return Pattern.compile(Pattern.quote(resource).replace("*", "\\E.*\\Q"));
    }
}
