package dev.plumbline.lab.ssh;

import dev.plumbline.lab.ssh.ControlShell.LostException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A login of its own for one script, over no connection that is there. It makes nothing on the machine, so it may look at one
 * before anything is written down.
 */
public final class OneLogin {

    private static final int MOST_OUTPUT = 64 * 1024;
    private static final int MOST_SAID = 4096;
    private static final long PATIENCE_SECONDS = 5;

    /** ssh's own exit code, where not the script failed but the way to it. */
    private static final int SSH_FAILED = 255;

    private static final String SWEEP = "sweep.sh";
    private static final String SWEPT = "plumbline-swept ";
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(60);

    private final String machine;
    private final SshTarget target;

    /** @param machine the machine's name, for messages */
    public OneLogin(String machine, SshTarget target) {
        this.machine = machine;
        this.target = target;
    }

    /**
     * Runs a command as the machine's own shell reads it, without input.
     *
     * @param within the longest that it may take with the login; it is given up then
     * @throws IOException one sentence, when the machine cannot be reached or the command does not end
     */
    public Said run(String command, Duration within) throws IOException, InterruptedException {
        Process ssh = new ProcessBuilder(SshCommand.alone(target, command)).start();
        try {
            ssh.getOutputStream().close();
            CompletableFuture<String> output = Background.text(ssh.getInputStream(), MOST_OUTPUT);
            CompletableFuture<String> said = Background.text(ssh.getErrorStream(), MOST_SAID);
            if (!ssh.waitFor(within.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(machine + " (" + target + ") did not answer by ssh within "
                        + Quantities.formatDuration(within));
            }
            String errors = all(said);
            if (ssh.exitValue() == SSH_FAILED) {
                throw new IOException(SshFailure.sentence(machine, target, new LostException(errors)));
            }
            return new Said(ssh.exitValue(), all(output), errors);
        } finally {
            ssh.destroyForcibly();
        }
    }

    private static String all(CompletableFuture<String> text) {
        return text.completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /**
     * What a command said.
     *
     * @param exitCode its exit code
     * @param output the beginning of its standard output
     * @param errors the beginning of its standard error
     */
    public record Said(int exitCode, String output, String errors) {

        /** In one line, for people. */
        public String shown() {
            return ScriptRun.shown(output + "\n" + errors);
        }
    }

    /**
     * Ends all programs with a mark, and deletes the folders and files that bear it; may be called more than once.
     *
     * @param volumes the folders that files of volumes were made in
     * @throws IOException one sentence, when that cannot be done
     */
    public void sweep(RunMark mark, List<String> volumes) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(mark.word(), mark.folder()));
        for (String volume : volumes) {
            RunMark.checkFolder(volume);
            arguments.add(volume);
        }
        Said said = run(RemoteScripts.script(SWEEP, arguments), LONGEST_SWEEP);
        if (!said.output().contains(SWEPT + mark.word())) {
            throw new IOException("what was left on " + machine + " (" + target
                    + ") could not be taken back: exit code " + said.exitCode() + ", " + said.shown());
        }
    }
}
