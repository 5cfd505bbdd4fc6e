package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which LUN each machine's disk lies on.
 *
 * @param rule the rule that says it; empty where a list does
 * @param list the number of each machine's LUN, from 1; empty where a rule says it
 */
record Layout(Optional<Placement> rule, List<Integer> list) {

    private static final Pattern LIST = Pattern.compile("\\d{1,6}(\\s+\\d{1,6})*");

    /** Copies the list. */
    Layout {
        list = List.copyOf(list);
    }

    static Layout of(Placement rule) {
        return new Layout(Optional.of(rule), List.of());
    }

    /** Reads the name of a {@link Placement}, or numbers of LUNs with spaces between them. */
    static Layout read(String text) {
        String stripped = text.strip();
        if (LIST.matcher(stripped).matches()) {
            return new Layout(
                    Optional.empty(),
                    Arrays.stream(stripped.split("\\s+")).map(Integer::valueOf).toList());
        }
        return Arrays.stream(Placement.values())
                .filter(placement -> placement.name().equals(text))
                .findFirst()
                .map(Layout::of)
                .orElseThrow(() -> new MisuseException("'" + text + "' is no placement; write one of "
                        + List.of(Placement.values()) + ", or the LUN of each machine, as '1 1 2'"));
    }

    /**
     * The index of a machine's LUN, from 0.
     *
     * @param machine the index of the machine
     * @param machines how many there are; all fit
     * @param perLun how many fit on a LUN
     * @throws MisuseException when the list does not name one of the LUNs for it
     */
    int lun(int machine, int machines, long perLun, int luns) {
        if (rule.isEmpty()) {
            return listed(machine, machines, luns);
        }
        return switch (rule.get()) {
            case PACKED -> (int) (machine / perLun);
            case ALTERNATING -> machine % luns;
            case SPREAD -> (int) ((long) machine * luns / machines);
        };
    }

    private int listed(int machine, int machines, int luns) {
        if (machine >= list.size()) {
            throw new MisuseException("the list places " + list.size() + " of " + machines
                    + " machines; write the LUN of each, as '1 1 2'");
        }
        int number = list.get(machine);
        if (number < 1 || number > luns) {
            throw new MisuseException("machine " + (machine + 1) + " is placed on LUN " + number
                    + ", but the LUNs are 1 to " + luns + "; write one of these, or a larger count in @Luns");
        }
        return number - 1;
    }
}
