package dev.plumbline.lab.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts a program on a machine, up to the moment in which it is known there. */
final class RemoteStart {

    private static final int LONGEST_SECONDS = 30;
    private static final int MOST_SAID = 4096;
    private static final int MOST_LINES_BEFORE = 200;

    private RemoteStart() {}

    /**
     * Starts it.
     *
     * @throws IOException when it was not started within a bounded time; what was said stands in the message
     */
    static Process start(
            SshTarget target, ControlShell shell, String folder, List<String> arguments, @Nullable RunMark mark)
            throws IOException {
        Process ssh =
                new ProcessBuilder(SshCommand.session(target, RemoteScripts.program(folder, arguments, mark))).start();
        Long group = group(ssh);
        if (group == null) {
            ssh.destroyForcibly();
            String said = Background.text(ssh.getErrorStream(), MOST_SAID)
                    .completeOnTimeout("", 1, TimeUnit.SECONDS)
                    .join()
                    .strip();
            throw new IOException(said.isEmpty() ? "it did not say why" : said);
        }
        return new RemoteProcess(ssh, shell, group);
    }

    private static @Nullable Long group(Process ssh) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> read(ssh.getInputStream()), Background::run)
                    .completeOnTimeout(null, LONGEST_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("what ssh printed cannot be read", e);
        }
    }

    private static @Nullable Long read(InputStream in) {
        try {
            for (int i = 0; i < MOST_LINES_BEFORE; i++) {
                String line = Lines.next(in);
                if (line == null) {
                    return null;
                }
                if (line.startsWith(RemoteScripts.STARTED)) {
                    return Long.valueOf(line.substring(RemoteScripts.STARTED.length()));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
