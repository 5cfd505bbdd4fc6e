package dev.plumbline.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM with this one's class path, which ends before this is closed. */
public final class OtherJvm implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path output;

    private OtherJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a main class.
     *
     * @param before what the call of {@code java} is an argument of, as {@code setpriv}; empty for nothing
     * @param output the file that takes what it prints
     */
    public static OtherJvm start(List<String> before, Path output, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            File file = output.toFile();
            return new OtherJvm(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(file)
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(command.get(0) + " could not be started; is it installed?", e);
        }
    }

    /** The user's id is 0, whom neither permissions nor quotas hold back. */
    public static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Lets it go on where it waits for its input to end. */
    public void go() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits for its end, which must be a good one. */
    public void succeeds() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end; it printed: " + printed());
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("ended with " + process.exitValue() + "; it printed: " + printed());
        }
    }

    private String printed() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
