package dev.plumbline.lab.embedded;

/** When a LUN is slow, and how slow it is then. */
final class SlowSpan {

    private final FaultSpan span = new FaultSpan();
    private volatile int slower = 1;

    /** How many times as long it takes for what it begins at a moment. */
    int times(long moment) {
        return span.holds(moment) ? slower : 1;
    }

    void planned(int times, long from, long to) {
        slower = times;
        span.planned(from, to);
    }

    /** One that was planned goes by its schedule. */
    void begin(int times) {
        slower = times;
        span.begin();
    }

    void end() {
        span.end();
    }

    void clear() {
        span.clear();
    }
}
