package dev.plumbline.icf;

import dev.plumbline.icf.IcfText.Line;
import dev.plumbline.model.MisuseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The values of one line, one after the other. */
final class IcfFields {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,10}");

    private final Line line;
    private final List<String> fields;
    private final String expected;
    private int next;

    private IcfFields(Line line, String separator, String expected) {
        this.line = line;
        this.fields = new ArrayList<>(List.of(line.text().split(separator, -1)));
        this.fields.replaceAll(String::strip);
        this.expected = expected;
    }

    /**
     * Values with commas between them.
     *
     * @param expected what stands there, as {@code size,% of size,% reads}
     */
    static IcfFields commas(Line line, String expected) {
        return new IcfFields(line, ",", expected);
    }

    /** Values with blanks or commas between them. */
    static IcfFields blanks(Line line, String expected) {
        return new IcfFields(line, "[\\s,]+", expected);
    }

    boolean hasMore() {
        return next < fields.size();
    }

    String text() {
        if (!hasMore()) {
            throw line.mistake("has " + fields.size() + (fields.size() == 1 ? " value" : " values")
                    + ", but there should be " + expected + ": " + line.quoted());
        }
        return fields.get(next++);
    }

    /** A whole number within bounds, both included. */
    int whole(String name, int least, int most) {
        String text = text();
        if (WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw line.mistake("has " + IcfText.quoted(text) + " for '" + name + "', which must be a whole number from "
                + least + " to " + most);
    }

    /** What is made of the values, whose own mistakes are told with this line. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (MisuseException e) {
            throw new MisuseException(line.mistake("cannot be done: ").getMessage() + e.getMessage(), e);
        }
    }
}
