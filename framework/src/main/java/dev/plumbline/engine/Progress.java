package dev.plumbline.engine;

import dev.plumbline.model.Quantities;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What a user sees while a run goes on; the only place that prints. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** To the standard output, which build tools show at once. */
    static Progress onStandardOutput() {
        return new Progress(System.out);
    }

    void say(String line) {
        out.println("[plumbline] " + Sentences.shown(line));
        out.flush();
    }

    void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** The line of one trial. */
    void trial(int done, int of, int block, String treatment, String result, Duration left) {
        say(done + "/" + of + "  block " + block + "  " + treatment + "  " + result + "  "
                + (done == of ? "done" : Quantities.formatDuration(left) + " left"));
    }
}
