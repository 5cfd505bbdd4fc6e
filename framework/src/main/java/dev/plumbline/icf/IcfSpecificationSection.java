package dev.plumbline.icf;

import dev.plumbline.icf.IcfSpecification.Assignment;
import dev.plumbline.icf.IcfText.Line;
import dev.plumbline.load.AccessLine;
import dev.plumbline.load.AccessSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code 'ACCESS SPECIFICATIONS}. Before 1998.05.21 they have no names and no alignment: a specification ends where its shares
 * add up to 100 %, and is for all workers.
 */
final class IcfSpecificationSection implements IcfSection {

    private static final int MOST = Integer.MAX_VALUE;
    private static final int MOST_SPECIFICATIONS = 1000;
    private static final int MOST_LINES = 100;
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int SECTOR = 512;
    private static final String COLUMNS = "size,% of size,% reads,% random,delay,burst,align,reply";

    private final Map<String, IcfSpecification> all = new LinkedHashMap<>();
    private final List<AccessLine> lines = new ArrayList<>();
    private @Nullable Line named;
    private @Nullable Line firstLine;
    private int percents;
    private boolean inLines;

    @Override
    public boolean key(Line line, String key) {
        if (key.startsWith("access specification name")) {
            close();
            inLines = false;
            return true;
        }
        if (key.startsWith("size")) {
            inLines = true;
            return true;
        }
        return false;
    }

    @Override
    public void value(Line line) {
        if (inLines) {
            line(line);
        } else {
            named = line;
        }
    }

    @Override
    public void end(Line line) {
        close();
    }

    Map<String, IcfSpecification> all() {
        return all;
    }

    private void line(Line line) {
        if (firstLine == null) {
            firstLine = line;
        }
        IcfFields fields = named != null ? IcfFields.commas(line, COLUMNS) : IcfFields.blanks(line, COLUMNS);
        int size = fields.whole("size", 1, MOST);
        int share = fields.whole("% of size", 0, 100);
        int reads = fields.whole("% reads", 0, 100);
        int random = fields.whole("% random", 0, 100);
        Duration delay = Duration.ofMillis(fields.whole("delay", 0, HOUR_MILLIS));
        int burst = fields.whole("burst", 1, MOST);
        boolean short6 = named == null && !fields.hasMore();
        int align = short6 ? 0 : fields.whole("align", 0, MOST);
        int reply = short6 ? 0 : fields.whole("reply", 0, MOST);
        if (share > 0) {
            if (lines.size() == MOST_LINES) {
                throw line.mistake("is line 101 of its access specification; IOMeter has at most 100");
            }
            lines.add(fields.make(() -> new AccessLine(
                    size,
                    share / 100.0,
                    reads / 100.0,
                    random / 100.0,
                    delay,
                    burst,
                    align == 0 ? SECTOR : align,
                    reply)));
            percents += share;
        }
        if (named == null && percents >= 100) {
            close();
        }
    }

    private void close() {
        Line at = named != null ? named : firstLine;
        if (at == null) {
            return;
        }
        if (percents != 100) {
            throw at.mistake("begins an access specification whose '% of size' add up to " + percents
                    + "; they must add up to 100");
        }
        if (all.size() == MOST_SPECIFICATIONS) {
            throw at.mistake("begins access specification number " + (MOST_SPECIFICATIONS + 1) + "; at most "
                    + MOST_SPECIFICATIONS + " are read");
        }
        AccessSpec access = new AccessSpec(lines, 1);
        IcfSpecification specification =
                named != null ? named(named, access) : new IcfSpecification(unnamed(), Assignment.ALL, access);
        all.put(specification.name(), specification);
        lines.clear();
        percents = 0;
        named = null;
        firstLine = null;
    }

    /** The name may have commas; the assignment is behind the last. */
    private static IcfSpecification named(Line line, AccessSpec access) {
        int comma = line.text().lastIndexOf(',');
        String name = comma < 0 ? "" : line.text().substring(0, comma).strip();
        if (name.isEmpty()) {
            throw line.mistake("must be a name and an assignment, as 'Default,NONE', but is " + line.quoted());
        }
        String assignment = line.text().substring(comma + 1).strip().toUpperCase(Locale.ROOT);
        List<Assignment> known = List.of(Assignment.values());
        for (int number = 0; number < known.size(); number++) {
            if (assignment.equals(known.get(number).name()) || assignment.equals(Integer.toString(number))) {
                return new IcfSpecification(name, known.get(number), access);
            }
        }
        throw line.mistake("has the assignment " + IcfText.quoted(assignment) + "; there are NONE, ALL, DISK and NET");
    }

    /** As IOMeter names what has no name. */
    private String unnamed() {
        AccessLine only = lines.get(0);
        String name = lines.size() > 1
                ? "Untitled"
                : (only.blockBytes() == 512 ? "512byte" : only.blockBytes() / 1024 + "KB")
                        + share(only.randomShare(), " sequential", " random")
                        + share(only.readShare(), " writes", " reads");
        String unique = name;
        for (int number = 2; all.containsKey(unique); number++) {
            unique = name + " " + number;
        }
        return unique;
    }

    private static String share(double share, String none, String all) {
        return share == 0 ? none : share == 1 ? all : " " + Math.round(share * 100) + "%" + all;
    }
}
