package dev.plumbline.reports.allure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window, in a profile of its own, that reaches no host. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    /** A request that a page began; those that the browser makes on its own account have the initiator "not an origin". */
    private static final Pattern ASKED =
            Pattern.compile("\"initiator\":\"(?!not an origin)[^\"]*\".*?\"url\":\"((?:https?|wss?)://[^\"]*)\"");

    private static final Pattern CONSOLE = Pattern.compile(":CONSOLE[^\\]]*\\] (.*)");

    private final Path scratch;
    private final int width;
    private final int height;

    Chromium(Path scratch) {
        this(scratch, 1400, 1000);
    }

    private Chromium(Path scratch, int width, int height) {
        this.scratch = scratch;
        this.width = width;
        this.height = height;
    }

    /** The same with another window, in pixels. */
    Chromium sized(int wide, int high) {
        return new Chromium(scratch, wide, high);
    }

    /** What a page looks like, as a PNG. */
    Path picture(String address) throws IOException, InterruptedException {
        Path picture = scratch.resolve("page.png");
        run(List.of("--screenshot=" + picture, address), scratch.resolve("out.txt"), scratch.resolve("err.txt"));
        return picture;
    }

    /**
     * What a page has become.
     *
     * @param dom its document after its scripts have run
     * @param asked what it asked for over the network
     * @param console what it wrote to the console
     */
    record Opened(String dom, Set<String> asked, List<String> console) {}

    Opened open(String address) throws IOException, InterruptedException {
        Path dom = scratch.resolve("dom.html");
        Path log = scratch.resolve("console.log");
        Path net = scratch.resolve("net.json");
        run(List.of("--log-net-log=" + net, "--enable-logging=stderr", "--dump-dom", address), dom, log);
        Set<String> asked = new TreeSet<>();
        Matcher urls = ASKED.matcher(Files.readString(net));
        while (urls.find()) {
            asked.add(urls.group(1));
        }
        List<String> console = new ArrayList<>();
        Matcher lines = CONSOLE.matcher(Files.readString(log));
        while (lines.find()) {
            console.add(lines.group(1));
        }
        return new Opened(Files.readString(dom), asked, console);
    }

    private void run(List<String> more, Path out, Path err) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                binary().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + scratch.resolve("profile"),
                "--window-size=" + width + "," + height,
                "--virtual-time-budget=10000"));
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("chromium did not end within 2 minutes: " + command);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static Path binary() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("the page is tested in a real browser, and there is none on the path:"
                                + " install the package 'chromium' (apt-get install chromium)"));
    }
}
