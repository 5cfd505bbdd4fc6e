package dev.plumbline.lab.command;

import dev.plumbline.model.OneLine;
import dev.plumbline.model.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command {@code stats} prints: a figure a line, as {@code counter cpu 12.5 s}. */
final class PrintedStats {

    /** More would fill a page. */
    private static final int MOST = 32;

    private static final int MOST_SHOWN = 100;

    private static final Pattern LINE = Pattern.compile(
            "(counter|gauge|busy)[ \\t]+([A-Za-z][A-Za-z0-9_.-]{0,39})[ \\t]+(-?\\d{1,18}(?:\\.\\d{1,9})?)"
                    + "(?:[ \\t]+([A-Za-z%][A-Za-z0-9%/]{0,15}))?");

    private PrintedStats() {}

    /**
     * Reads it. Empty lines, and lines that begin with #, say nothing.
     *
     * @throws IOException one clause that follows the command's name, when it is anything else, or says nothing
     */
    static List<Stat> read(String printed) throws IOException {
        List<Stat> figures = new ArrayList<>();
        for (String line : printed.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(line, figures);
            }
        }
        if (figures.isEmpty()) {
            throw new IOException("printed no figure; let it print lines as 'counter cpu 12.5 s'");
        }
        return figures;
    }

    private static void add(String line, List<Stat> figures) throws IOException {
        Stat figure = figure(line);
        if (figures.stream().anyMatch(other -> other.name().equals(figure.name()))) {
            throw new IOException("printed two figures of the name '" + figure.name() + "'");
        }
        if (figures.size() == MOST) {
            throw new IOException("printed more than " + MOST + " figures");
        }
        figures.add(figure);
    }

    private static Stat figure(String line) throws IOException {
        Matcher words = LINE.matcher(line);
        if (!words.matches()) {
            throw wrong(
                    line,
                    "is none of 'counter NAME NUMBER UNIT', 'gauge NAME NUMBER UNIT' and 'busy NAME NUMBER UNIT'");
        }
        String unit = words.group(4) == null ? "" : words.group(4);
        Stat figure = new Stat(
                Stat.Kind.valueOf(words.group(1).toUpperCase(Locale.ROOT)),
                words.group(2).replace('_', ' '),
                unit,
                Double.parseDouble(words.group(3)));
        if (figure.kind() == Stat.Kind.BUSY
                && !unit.equals(Stat.PERCENT)
                && figure.seconds().isEmpty()) {
            throw wrong(line, "has another unit than %, s, ms, us or ns");
        }
        if (figure.kind() == Stat.Kind.COUNTER && unit.contains(Stat.PERCENT)) {
            throw wrong(line, "counts percents; write 'gauge' for what goes up and down");
        }
        if (figure.kind() != Stat.Kind.GAUGE && figure.value() < 0) {
            throw wrong(line, "is below zero");
        }
        return figure;
    }

    private static IOException wrong(String line, String what) {
        String shown = line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
        return new IOException("printed the line '" + OneLine.of(Secrets.masked(shown)) + "', which " + what);
    }
}
