package dev.plumbline.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** Writes each element of an outer array on a line of its own, so that a trial is one line of a diff, and not thirty. */
final class RowPerElement implements DefaultPrettyPrinter.Indenter {

    private final DefaultIndenter lines = new DefaultIndenter("  ", "\n");

    private RowPerElement() {}

    static DefaultPrettyPrinter printer() {
        RowPerElement rows = new RowPerElement();
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(rows)
                .withArrayIndenter(rows);
    }

    @Override
    public void writeIndentation(JsonGenerator generator, int level) throws IOException {
        if (insideOfAnElement(generator.getOutputContext())) {
            generator.writeRaw(' ');
        } else {
            lines.writeIndentation(generator, level);
        }
    }

    @Override
    public boolean isInline() {
        return false;
    }

    private static boolean insideOfAnElement(JsonStreamContext context) {
        for (JsonStreamContext outer = context.getParent(); outer != null; outer = outer.getParent()) {
            if (outer.inArray()) {
                return true;
            }
        }
        return false;
    }
}
