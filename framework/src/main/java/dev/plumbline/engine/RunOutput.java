package dev.plumbline.engine;

import dev.plumbline.journal.JournalWriter;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import dev.plumbline.journal.RunReports;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The folders that one run writes to: its journals, and the reports that are made of them. */
final class RunOutput {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path output;
    private final Path journals;
    private int written;

    RunOutput(Path output) {
        this.output = output;
        this.journals = output.resolve("runs").resolve(TIME.format(Instant.now()) + "-" + freshId());
    }

    /** Eight hexadecimal digits that no other session has. */
    static String freshId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /** The journal of the next experiment. */
    JournalWriter journal(Session header) throws IOException {
        return JournalWriter.create(next(header.experiment().id()), header);
    }

    /** Notes an experiment of which there is no session. */
    void unmeasured(Run.Unmeasured unmeasured) throws IOException {
        JournalWriter.unmeasured(next(unmeasured.id()), Instant.now(), unmeasured);
    }

    /** Makes every report; one that fails is told, and keeps none of the others from being made. */
    void report(Progress progress) {
        if (written == 0) {
            return;
        }
        try {
            RunReports.make(journals, output, progress::say);
        } catch (IOException e) {
            progress.say("no report could be made: " + e + "; the measured values are in " + journals);
        }
    }

    private Path next(String experimentId) {
        return RunFolder.journal(journals, ++written, experimentId);
    }
}
