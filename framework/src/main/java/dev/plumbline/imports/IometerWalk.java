package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a results file line by line, and knows in which part of it that is. */
final class IometerWalk {

    /** The last three digits are milliseconds. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[:SSS]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final Path file;
    private final List<ImportedRun> runs = new ArrayList<>();
    private final Set<String> versions = new LinkedHashSet<>();
    private int starts;
    private int runsOfStart;
    private IometerSection section = IometerSection.NONE;
    private @Nullable IometerStart start;
    private @Nullable IometerBlock block;
    private @Nullable Instant last;

    IometerWalk(Path file) {
        this.file = file;
    }

    void take(IometerLine line) throws UnreadableFileException {
        if (line.key().startsWith("'")) {
            open(line);
        } else {
            content(line);
        }
    }

    /** The runs, the last of which may be cut off. */
    List<ImportedRun> end() throws UnreadableFileException {
        closeBlock(null);
        return runs;
    }

    /** The versions of IOMeter that the file names, in its order. */
    Set<String> versions() {
        return versions;
    }

    private void open(IometerLine line) throws UnreadableFileException {
        section = IometerSection.of(line)
                .orElseThrow(() -> bad(
                        line,
                        "starts with " + SourceText.quoted(line.key()) + ", which is no part of IOMeter's results"));
        if (section != IometerSection.TIME_STAMP && section != IometerSection.HEADER) {
            closeBlock(null);
        }
        if (section == IometerSection.TEST_TYPE) {
            begin();
        } else if (section == IometerSection.RESULTS) {
            block = new IometerBlock(file, current(), ++runsOfStart, last);
        } else if (section == IometerSection.HEADER) {
            if (block == null) {
                throw bad(line, "is a header outside of 'Results");
            }
            block.header(line);
        }
    }

    private void content(IometerLine line) throws UnreadableFileException {
        switch (section) {
            case TEST_TYPE -> current().testType(line);
            case VERSION -> version(line);
            case TIME_STAMP -> stamp(line);
            case SPECIFICATION -> current().specification(file, line);
            case SPECIFICATION_LINES -> current().specificationLine(line);
            case HEADER -> row(line);
            default -> throw bad(line, "is not what IOMeter writes there: " + SourceText.quoted(line.key()));
        }
        if (section != IometerSection.SPECIFICATION_LINES && section != IometerSection.HEADER) {
            section = IometerSection.NONE;
        }
    }

    private void version(IometerLine line) throws UnreadableFileException {
        if (!line.key().matches("[\\w.+-]{1,40}")) {
            throw bad(line, "is no version of IOMeter: " + SourceText.quoted(line.key()));
        }
        current().version(line);
        versions.add(line.key());
    }

    private void row(IometerLine line) throws UnreadableFileException {
        if (block == null) {
            throw bad(line, "is a row of results outside of 'Results");
        }
        block.add(line);
    }

    private void stamp(IometerLine line) throws UnreadableFileException {
        try {
            last = LocalDateTime.parse(line.key(), TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw bad(line, "is no time stamp of IOMeter: " + SourceText.quoted(line.key()));
        }
        closeBlock(last);
    }

    private IometerStart current() {
        return start != null ? start : begin();
    }

    private IometerStart begin() {
        runsOfStart = 0;
        last = null;
        IometerStart begun = new IometerStart(++starts);
        start = begun;
        return begun;
    }

    private void closeBlock(@Nullable Instant ended) throws UnreadableFileException {
        if (block != null) {
            runs.add(block.imported(ended));
            block = null;
        }
    }

    private UnreadableFileException bad(IometerLine line, String reason) {
        return new UnreadableFileException(file, line.number(), reason);
    }
}
