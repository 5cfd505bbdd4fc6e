package dev.plumbline.plan;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The selection of treatments that {@code plumbline.only} asks for: {@code vms=8..10|13,placement=PACKED}. */
public final class Only {

    private static final Pattern BETWEEN_LEVELS = Pattern.compile("\\|");

    private final Map<String, List<String>> wanted;

    private Only(Map<String, List<String>> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads the property's value; blank selects everything.
     *
     * @throws MisuseException when it is not of that form
     */
    public static Only parse(String text) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 1 || part.substring(equals + 1).isBlank()) {
                throw new MisuseException("plumbline.only=" + text
                        + " is not understood; write for example 'vms=8..10,placement=PACKED'");
            }
            List<String> levels = BETWEEN_LEVELS
                    .splitAsStream(part.substring(equals + 1))
                    .map(String::strip)
                    .toList();
            wanted.put(part.substring(0, equals).strip(), levels);
        }
        return new Only(wanted);
    }

    /** Why an experiment can have no treatment that is asked for; empty when it can. */
    public Optional<String> mismatch(Experiment experiment) {
        List<String> factors =
                experiment.factors().stream().map(factor -> factor.name()).toList();
        return wanted.keySet().stream()
                .filter(name -> !factors.contains(name))
                .findFirst()
                .map(name -> experiment.id() + " has no factor '" + name
                        + "', which plumbline.only names; its factors are " + factors);
    }

    /** Whether the treatment is asked for. */
    public boolean keeps(Treatment treatment) {
        return wanted.entrySet().stream().allMatch(entry -> {
            Level level = treatment.levels().get(entry.getKey());
            return level != null && entry.getValue().stream().anyMatch(text -> matches(text, level));
        });
    }

    private static boolean matches(String text, Level level) {
        Double number = level.number();
        return text.equals(level.text())
                || (number != null
                        && IntegerRange.parse(text)
                                .map(range -> range.contains(number.longValue()) && number == Math.rint(number))
                                .orElse(false));
    }
}
