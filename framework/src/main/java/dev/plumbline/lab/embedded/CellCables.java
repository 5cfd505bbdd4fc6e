package dev.plumbline.lab.embedded;

import dev.plumbline.lab.LinkLegs;
import java.util.List;
import java.util.stream.Stream;

/** The cables of a cell's link. Without the only one, it is cut off; a bond goes on with what it has left. */
final class CellCables implements LinkLegs {

    private final List<FaultSpan> pulled;
    private final FaultSpan cut;

    /**
     * Cables, all plugged in.
     *
     * @param pulled when each is pulled
     * @param cut when the cell is cut off
     */
    CellCables(List<FaultSpan> pulled, FaultSpan cut) {
        this.pulled = List.copyOf(pulled);
        this.cut = cut;
    }

    @Override
    public int legs() {
        return pulled.size();
    }

    @Override
    public void planned(int leg, long from, long to) {
        spans(leg).forEach(span -> span.planned(from, to));
    }

    @Override
    public void connect(int leg, boolean connected) {
        if (connected) {
            spans(leg).forEach(FaultSpan::end);
        } else {
            spans(leg).forEach(FaultSpan::begin);
        }
    }

    private Stream<FaultSpan> spans(int leg) {
        FaultSpan own = pulled.get(leg);
        return legs() == 1 ? Stream.of(own, cut) : Stream.of(own);
    }
}
