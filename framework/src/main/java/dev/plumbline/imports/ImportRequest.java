package dev.plumbline.imports;

import dev.plumbline.model.MisuseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What files are to be imported as.
 *
 * @param experiment the experiment's id, full class name and method
 * @param lab the lab's name
 * @param question the experiment's question; {@code null} for that of stored sessions
 * @param factors factor to the fact that gives its level, in the order of the factors
 * @param only fact to the value that a run must have, or it is left out
 * @param responses what to take as responses; empty for those of stored sessions, or {@code iops}
 */
public record ImportRequest(
        String experiment,
        String lab,
        @Nullable String question,
        Map<String, String> factors,
        Map<String, String> only,
        List<ResponseChoice> responses) {

    private static final Pattern ID = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)+");

    /**
     * Copies the collections.
     *
     * @throws MisuseException when the experiment is no class and method
     */
    public ImportRequest {
        if (!ID.matcher(experiment).matches()) {
            throw new MisuseException("'" + experiment
                    + "' is no experiment; write the full class name and the method, as 'org.example.VmCount.disk'");
        }
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
        only = Collections.unmodifiableMap(new LinkedHashMap<>(only));
        responses = List.copyOf(responses);
    }
}
