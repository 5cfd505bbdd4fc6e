package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.journal.EarlierRun;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the run that {@code plumbline.resume} asks for, and goes on with it. */
final class Resuming {

    private final RunOutput output;
    private final Progress progress;

    Resuming(RunOutput output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    /**
     * Goes on with it; where there is none, or it had measured all, the run begins anew and says so.
     *
     * @param asked {@code true} for the last one, or the name of its folder
     * @throws MisuseException when there is none of that name, or it goes on still
     */
    void start(String asked) {
        try {
            boolean last = asked.equals("true");
            Optional<EarlierRun> run = last ? EarlierRun.newest(output.runs()) : Optional.of(named(asked));
            if (run.isEmpty()) {
                anew("there is no run in " + output.runs());
            } else {
                start(run.get());
            }
        } catch (IOException e) {
            throw new MisuseException(
                    PlumblineProperties.RESUME + ": the runs in " + output.runs() + " cannot be read (" + e.getMessage()
                            + "); mend that, or leave it out",
                    e);
        }
    }

    private void start(EarlierRun run) throws IOException {
        Path folder = run.folder();
        boolean killed = RunMark.isSet(folder);
        if (!killed && !run.hasUnfinished()) {
            anew("the run " + folder.getFileName() + " was measured to its end");
            return;
        }
        RunMark mark = RunMark.take(folder)
                .orElseThrow(() -> new MisuseException(
                        PlumblineProperties.RESUME + ": the run " + folder.getFileName() + " goes on still, in "
                                + RunMark.holder(folder) + "; let it end, or stop it, and start again"));
        output.goOn(run, mark);
        progress.say("goes on with the run " + folder.getFileName() + ", which was " + (killed ? "killed" : "stopped")
                + "; what it has measured is not measured again");
    }

    private void anew(String why) {
        progress.say(PlumblineProperties.RESUME + ": " + why
                + ", so there is nothing to go on with, and this run begins anew");
    }

    private EarlierRun named(String name) throws IOException {
        Path folder = output.runs().resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new MisuseException(PlumblineProperties.RESUME + "=" + name + ": there is no such folder in "
                    + output.runs() + "; write the name of one that is there, or 'true' for the last run");
        }
        return EarlierRun.of(folder);
    }
}
