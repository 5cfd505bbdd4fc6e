package dev.plumbline.load;

import dev.plumbline.model.Attachment;
import java.util.concurrent.atomic.LongAdder;

/** What became of every request of one worker's clients, from the warm-up to the end. May be used by several threads. */
final class Totals {

    private final LongAdder begun = new LongAdder();
    private final LongAdder whole = new LongAdder();
    private final LongAdder cutOff = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void begun() {
        begun.increment();
    }

    void whole() {
        whole.increment();
    }

    /** The interval was over before the body was whole. */
    void cutOff() {
        cutOff.increment();
    }

    void failed() {
        failed.increment();
    }

    long answered() {
        return whole.sum() + cutOff.sum();
    }

    boolean anyFailed() {
        return failed.sum() > 0;
    }

    /** Whether requests were made and not one was answered. */
    boolean allFailed() {
        return anyFailed() && answered() == 0;
    }

    Attachment attachment(String machine) {
        return new Attachment(
                "requests " + machine,
                "text/plain",
                "with the warm-up: " + begun + " begun, " + whole + " whole, " + cutOff + " cut off by the end, "
                        + failed + " failed");
    }
}
