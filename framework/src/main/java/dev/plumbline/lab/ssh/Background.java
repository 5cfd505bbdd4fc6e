package dev.plumbline.lab.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Work on threads of its own, which no interrupt of a waiting thread reaches and which keep no JVM alive. */
final class Background {

    private static final int CHUNK = 16 * 1024;

    private Background() {}

    static void run(Runnable task) {
        Thread thread = new Thread(task, "plumbline-ssh");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads to the end, and keeps the beginning. */
    static CompletableFuture<String> text(InputStream stream, int most) {
        return CompletableFuture.supplyAsync(() -> read(stream, most), Background::run);
    }

    private static String read(InputStream stream, int most) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                kept.write(chunk, 0, Math.min(length, most - kept.size()));
            }
        } catch (IOException e) {
            // closed by whoever has ended the program: what came until then is what there is
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
