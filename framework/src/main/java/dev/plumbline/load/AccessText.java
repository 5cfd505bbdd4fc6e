package dev.plumbline.load;

import dev.plumbline.model.Quantities;
import java.util.function.Function;

/** Access specifications in words. */
final class AccessText {

    private AccessText() {}

    static String of(AccessSpec spec) {
        String sizes = Quantities.formatBytes(
                spec.lines().stream().mapToInt(AccessLine::blockBytes).min().orElseThrow());
        String largest = Quantities.formatBytes(spec.blockBytes());
        return (spec.lines().size() == 1 ? "" : spec.lines().size() + " lines: ")
                + (sizes.equals(largest) ? sizes : sizes + " to " + largest)
                + ", " + Quantities.formatPercent(spec.readShare()) + " read, "
                + Quantities.formatPercent(spec.randomShare()) + " random, "
                + same(spec, AccessText::aligned, "")
                + same(spec, AccessText::paused, "with pauses, ")
                + spec.outstanding() + " outstanding";
    }

    private static String aligned(AccessLine line) {
        return line.alignBytes() == 0 ? "" : "aligned to " + Quantities.formatBytes(line.alignBytes()) + ", ";
    }

    private static String paused(AccessLine line) {
        return line.delay().isZero()
                ? ""
                : Quantities.formatDuration(line.delay()) + " after every " + line.burst() + ", ";
    }

    /** What all lines have in common, or else. */
    private static String same(AccessSpec spec, Function<AccessLine, String> text, String otherwise) {
        String first = text.apply(spec.lines().get(0));
        return spec.lines().stream().map(text).allMatch(first::equals) ? first : otherwise;
    }
}
