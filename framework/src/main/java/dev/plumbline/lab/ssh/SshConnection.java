package dev.plumbline.lab.ssh;

import dev.plumbline.lab.MachineClock;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.ssh.ControlShell.LostException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine that is reached by the system's {@code ssh}: one connection, opened when it is first needed, that all programs on the
 * machine share, so that none waits for a handshake. When it is lost, what is under way fails, and what is asked for next opens it
 * again. When it ends, also with this JVM, all programs that were started over it end on the machine.
 */
public final class SshConnection implements Programs, MachineClock, AutoCloseable {

    private static final Duration LONGEST_OPENING = Duration.ofSeconds(40);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final String machine;
    private final SshTarget target;
    private final @Nullable RunMark mark;
    private volatile @Nullable Opened opened;
    private boolean closed;

    /**
     * The connection's other end.
     *
     * @param shell the shell there
     * @param folder its folder there
     */
    private record Opened(ControlShell shell, String folder) {}

    /**
     * A connection that is not open yet.
     *
     * @param machine the machine's name, for messages
     */
    public SshConnection(String machine, SshTarget target) {
        this(machine, target, null);
    }

    /**
     * A connection that is not open yet, to a machine that stays when this process is gone.
     *
     * @param machine the machine's name, for messages
     * @param mark what {@link OneLogin#sweep} finds by what it has left; {@code null} where nobody will look
     */
    public SshConnection(String machine, SshTarget target, @Nullable RunMark mark) {
        this.machine = machine;
        this.target = target;
        this.mark = mark;
    }

    /** The machine's name. */
    public String machine() {
        return machine;
    }

    public SshTarget target() {
        return target;
    }

    /**
     * A folder on the machine for whatever belongs to this connection; it is deleted when the connection ends. Opens it where it
     * is not open.
     *
     * @throws IOException one sentence, when the machine cannot be reached
     */
    public String folder() throws IOException, InterruptedException {
        return open().folder();
    }

    /**
     * Runs a short script by {@code sh}, without input.
     *
     * @param within the longest that it may take; it is killed then
     * @return what it printed on standard output, of much output the beginning
     * @throws IOException one sentence: the machine cannot be reached, the script failed (its exit code, and what it said), or took
     *     too long
     */
    public String run(String script, Duration within) throws IOException, InterruptedException {
        return ScriptRun.output(machine, script, start(List.of("sh", "-c", script)), within);
    }

    /**
     * Runs a program to its end, without input; no shell reads its arguments.
     *
     * @param within the longest that it may take; it is killed then
     * @return what it printed on standard output, of much output the beginning
     * @throws IOException one sentence, as of {@link #run}
     */
    public String output(List<String> arguments, Duration within) throws IOException, InterruptedException {
        return ScriptRun.output(machine, String.join(" ", arguments), start(arguments), within);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Ending the process ends the program on the machine, with its whole process group. Where a signal has ended it, the exit
     * code is 255.
     */
    @Override
    public Process start(List<String> arguments) throws IOException {
        Opened there;
        try {
            there = open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + machine + " was reached by ssh");
        }
        try {
            return RemoteStart.start(target, there.shell(), there.folder(), arguments, mark);
        } catch (IOException e) {
            throw new IOException(
                    arguments.get(0) + " cannot be started on " + machine + ": "
                            + ScriptRun.shown(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public long aheadNanos() throws IOException, InterruptedException {
        ControlShell shell = open().shell();
        try {
            return new ClockPings(InstantSource.system()).aheadNanos(() -> shell.ask("clock", LONGEST_ANSWER));
        } catch (LostException e) {
            throw new IOException("the connection to " + machine + " was lost: " + SshFailure.words(e), e);
        } catch (IOException e) {
            throw new IOException("the clock of " + machine + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The processors' counters, the first line of {@code /proc/stat}. Costs the machine next to nothing, and never opens the
     * connection.
     *
     * @param within the longest that the answer may take; the connection is given up then
     * @throws IOException one clause that follows the machine's name, when it is not open, or lost
     */
    public String processors(Duration within) throws IOException, InterruptedException {
        Opened there = opened;
        if (there == null) {
            throw new IOException("is not reached");
        }
        try {
            return there.shell().ask("processors", within);
        } catch (LostException e) {
            throw new IOException("has been lost (" + SshFailure.words(e) + ")", e);
        }
    }

    /** Whether it is open, as far as is known here: one whose other end is gone without a word is, for a while. */
    public boolean isOpen() {
        Opened there = opened;
        return there != null && there.shell().alive();
    }

    /**
     * Leads a socket of this computer to one of the machine's, as long as the connection is open.
     *
     * @param here a path that nothing stands at
     * @param there the socket's path on the machine
     * @throws IOException one sentence, when ssh does not
     */
    public void forward(Path here, String there) throws IOException, InterruptedException {
        open();
        try {
            Tool.output(SshCommand.forward(target, here, there));
        } catch (IOException e) {
            throw new IOException(
                    "ssh does not lead a socket to " + machine + ": " + ScriptRun.shown(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private synchronized Opened open() throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("the connection to " + machine + " has been closed");
        }
        Opened there = opened;
        if (there == null || !there.shell().alive()) {
            opened = null;
            there = connect();
            opened = there;
        }
        return there;
    }

    /** A socket that a killed ssh has left would be in the way of the next one. */
    private Opened connect() throws IOException, InterruptedException {
        Files.deleteIfExists(target.controlPath());
        Process ssh = new ProcessBuilder(SshCommand.master(target, RemoteScripts.control(mark))).start();
        ControlShell shell = new ControlShell(ssh);
        boolean reached = false;
        try {
            Opened there = new Opened(shell, shell.greeting(LONGEST_OPENING));
            reached = true;
            return there;
        } catch (LostException e) {
            throw new IOException(SshFailure.sentence(machine, target, e), e);
        } finally {
            if (!reached) {
                shell.close();
            }
        }
    }

    /** Says that the machine was ended or started anew: nothing goes on over this connection, and what is asked for next opens it. */
    public synchronized void lost() throws IOException {
        Opened there = opened;
        opened = null;
        if (there != null) {
            there.shell().close();
        }
        Files.deleteIfExists(target.controlPath());
    }

    /** Ends the connection, and on the machine all that was started over it; may be called more than once. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        lost();
    }
}
