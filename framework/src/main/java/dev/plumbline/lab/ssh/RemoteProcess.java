package dev.plumbline.lab.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program on a machine, through the ssh here that it prints to. What ends it ends it there, with all of its process group: ssh
 * alone would leave it running. Where a signal ended it, its exit code is 255, ssh's.
 */
final class RemoteProcess extends Process {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Process ssh;
    private final ControlShell shell;
    private final long group;

    /** @param group its process group on the machine */
    RemoteProcess(Process ssh, ControlShell shell, long group) {
        this.ssh = ssh;
        this.shell = shell;
        this.group = group;
        CompletableFuture<Void> unused = ssh.onExit().thenRunAsync(() -> ask("forget " + group), Background::run);
    }

    private void ask(String request) {
        try {
            shell.ask(request, PATIENCE);
        } catch (IOException e) {
            // the connection is lost: the shell at its other end has ended all programs, and itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever happens to this thread, also under an interrupt. */
    private void signal(String name) {
        if (ssh.isAlive()) {
            CompletableFuture.runAsync(() -> ask("signal " + name + " " + group), Background::run)
                    .completeOnTimeout(null, 2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Asks it to end; ssh ends after it. */
    @Override
    public void destroy() {
        signal("TERM");
    }

    @Override
    public Process destroyForcibly() {
        signal("KILL");
        ssh.destroyForcibly();
        return this;
    }

    @Override
    public OutputStream getOutputStream() {
        return ssh.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return ssh.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return ssh.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return ssh.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return ssh.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
        return ssh.exitValue();
    }

    @Override
    public boolean isAlive() {
        return ssh.isAlive();
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return ssh.onExit().thenApply(ended -> this);
    }

    /** Of the ssh here. */
    @Override
    public ProcessHandle toHandle() {
        return ssh.toHandle();
    }
}
