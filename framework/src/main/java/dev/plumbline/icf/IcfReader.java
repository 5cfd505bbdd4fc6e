package dev.plumbline.icf;

import dev.plumbline.icf.IcfText.Line;
import dev.plumbline.model.MisuseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file. A key is followed by comments, which are keys too, and by its values; keys that this version does not
 * know are passed over with their values, so that files of other versions can be read.
 */
final class IcfReader {

    private static final Pattern VERSION = Pattern.compile("(?i)version\\s+(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})\\S*");

    /** Files before 1999.02.17 do not close their sections; those with "3.26.97" were shipped with the first version. */
    private static final long CLOSES_SECTIONS = 1999_02_17;

    private static final long FIRST = 1998_01_05;
    private static final long SHIPPED_WITH_FIRST = 3_26_97;

    private static final String SETUP = "test setup";
    private static final String DISPLAY = "results display";
    private static final String SPECIFICATIONS = "access specifications";
    private static final String MANAGERS = "manager list";

    private final String name;
    private final IcfSetupSection setup = new IcfSetupSection();
    private final IcfSpecificationSection specifications = new IcfSpecificationSection();
    private final IcfManagerSection managers = new IcfManagerSection();
    private final Map<String, IcfSection> sections;
    private final String version;
    private final boolean old;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String section;
    private boolean valueSeen;
    private boolean known;

    private IcfReader(String name, Line first) {
        Matcher form = VERSION.matcher(first.text());
        if (!form.matches()) {
            throw first.mistake("must be the version, as 'Version 1.1.0', but is " + first.quoted()
                    + "; this is no configuration file of IOMeter");
        }
        long number = Long.parseLong(form.group(1)) * 10_000
                + Long.parseLong(form.group(2)) * 100
                + Long.parseLong(form.group(3));
        this.name = name;
        this.version = first.text().substring("version".length()).strip();
        this.old = number == SHIPPED_WITH_FIRST || (number >= FIRST && number < CLOSES_SECTIONS);
        this.sections = Map.of(
                SETUP, setup, DISPLAY, new IcfIgnoredSection(), SPECIFICATIONS, specifications, MANAGERS, managers);
    }

    static IcfFile read(String name, List<Line> lines) {
        if (lines.isEmpty()) {
            throw new MisuseException(name + " is empty, and no configuration file of IOMeter");
        }
        IcfReader reader = new IcfReader(name, lines.get(0));
        lines.subList(1, lines.size()).forEach(reader::take);
        return reader.file(lines.get(lines.size() - 1));
    }

    private void take(Line line) {
        if (line.isKey()) {
            key(line, line.key());
        } else if (section != null) {
            valueSeen = true;
            if (known) {
                sectionNow().value(line);
            }
        } else if (!VERSION.matcher(line.text()).matches()) {
            throw line.mistake("stands outside of all sections: " + line.quoted());
        }
    }

    private void key(Line line, String key) {
        if (sections.containsKey(key)) {
            open(line, key);
        } else if (section == null) {
            throw line.mistake("opens " + line.quoted() + ", which is no section of IOMeter's files; there are '"
                    + SETUP + "', '" + DISPLAY + "', '" + SPECIFICATIONS + "' and '" + MANAGERS + "'");
        } else if (key.equals("end " + section)) {
            sectionNow().end(line);
            section = null;
        } else if (key.startsWith("end ") && sections.containsKey(key.substring("end ".length()))) {
            throw line.mistake("ends another section than the one that is open, '" + section + "'");
        } else {
            boolean ofSection = sectionNow().key(line, key);
            // an unknown key right below a known one is its comment
            known = ofSection || (known && !valueSeen);
            valueSeen = false;
        }
    }

    private void open(Line line, String key) {
        if (section != null) {
            if (!old) {
                throw line.mistake(
                        "opens a section, but '" + section + "' was not closed with \"'END " + section + "\" above it");
            }
            sectionNow().end(line);
        }
        if (!seen.add(key)) {
            throw line.mistake("opens '" + key + "' a second time");
        }
        section = key;
        known = false;
        valueSeen = false;
    }

    private IcfSection sectionNow() {
        IcfSection now = section == null ? null : sections.get(section);
        if (now == null) {
            throw new IllegalStateException("no section is open");
        }
        return now;
    }

    private IcfFile file(Line last) {
        if (section != null) {
            if (!old) {
                throw last.mistake("is the last one, but '" + section + "' is still open; the file is cut off there");
            }
            sectionNow().end(last);
        }
        if (seen.isEmpty()) {
            throw new MisuseException(name + " has no section of IOMeter's configuration files");
        }
        return new IcfFile(name, version, setup.setup(), specifications.all(), managers.all());
    }

    /** How charts look is of no use here. */
    private static final class IcfIgnoredSection implements IcfSection {

        @Override
        public boolean key(Line line, String key) {
            return false;
        }

        @Override
        public void value(Line line) {}

        @Override
        public void end(Line line) {}
    }
}
