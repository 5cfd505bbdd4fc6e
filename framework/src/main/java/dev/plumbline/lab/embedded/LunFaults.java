package dev.plumbline.lab.embedded;

/**
 * What is done to a LUN on purpose.
 *
 * @param slow when it takes longer
 * @param full when it has no room
 */
record LunFaults(SlowSpan slow, FaultSpan full) {

    static LunFaults none() {
        return new LunFaults(new SlowSpan(), new FaultSpan());
    }

    void clear() {
        slow.clear();
        full.clear();
    }
}
