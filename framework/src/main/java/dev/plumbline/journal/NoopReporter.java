package dev.plumbline.journal;

import java.nio.file.Path;
import java.util.List;

/** Makes nothing of a run. */
public final class NoopReporter implements RunReporter {

    @Override
    public List<String> report(Run run, Path output) {
        return List.of();
    }
}
