package dev.plumbline.reports.charts;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Texts side by side along an axis, at 0, 1, 2 and so on: cut where there is no room for all of them, and left out where there is none even for that. */
final class SideBySide {

    /** A text that is cut shorter than this says nothing, in pixels. */
    private static final double LEAST = 52;

    /** More room than this is not kept for one text. */
    private static final double MOST = 130;

    private static final int GAP = 8;

    private final List<String> texts;
    private final double widest;
    private final boolean whole;

    /**
     * Texts.
     *
     * @param whole whether some are left out sooner than all are cut, as with dates, whose first half says little
     */
    SideBySide(List<String> texts, boolean whole) {
        this.whole = whole;
        this.texts = List.copyOf(texts);
        this.widest = texts.stream()
                .mapToDouble(text -> TextRoom.width(text, Pen.Type.SMALL))
                .max()
                .orElse(0);
    }

    /** The text at a place, in full. */
    String at(double place) {
        int index = (int) Math.max(0, Math.min(texts.size() - 1, Math.round(place)));
        return texts.get(index);
    }

    List<Tick> ticks(double pixels) {
        double slot = pixels / texts.size();
        double wanted = Math.min(widest + GAP, whole ? MOST : Math.max(LEAST, Math.min(MOST, slot)));
        int every = (int) Math.max(1, Math.ceil(wanted / slot));
        List<Integer> marked = IntStream.range(0, texts.size())
                .filter(i -> i % every == 0)
                .boxed()
                .toList();
        double room = every * slot - GAP;
        List<String> cut = marked.stream().map(i -> cut(texts.get(i), room)).toList();
        boolean distinct = whole || new HashSet<>(cut).size() == cut.size();
        return IntStream.range(0, cut.size())
                .mapToObj(i -> new Tick(
                        marked.get(i),
                        distinct ? cut.get(i) : cut((marked.get(i) + 1) + ": " + texts.get(marked.get(i)), room)))
                .toList();
    }

    private static String cut(String text, double room) {
        return TextRoom.cut(text, room, Pen.Type.SMALL);
    }
}
