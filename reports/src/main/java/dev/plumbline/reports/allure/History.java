package dev.plumbline.reports.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the next page needs to know of this one. Allure keeps it in files beside a page of many files; in one of a single file it
 * is only inside of the page, so we keep it beside it ourselves.
 *
 * @param folder where it is kept
 * @param run the run that a page is made of; made again, it follows the page before its own
 */
record History(Path folder, String run) {

    private static final String INSIDE = "history/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Copies what the last page left to where the next one looks for it.
     *
     * @return the number of this build, one more than the last one's
     */
    long carryOver(Path results) throws IOException {
        Path last = isOfThisRun() ? before() : folder;
        if (!Files.isDirectory(last)) {
            return 1;
        }
        copy(last, results);
        if (!last.equals(before())) {
            copy(last, Folders.empty(before()));
        }
        return lastBuild(last) + 1;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> kept;
        try (Stream<Path> files = Files.list(from)) {
            kept = files.toList();
        }
        for (Path file : kept) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean isOfThisRun() throws IOException {
        return Files.exists(mark()) && Files.readString(mark()).equals(run);
    }

    /** What the page before the last one left. */
    private Path before() {
        return folder.resolveSibling("history-before");
    }

    /** Which run the last page is of. */
    private Path mark() {
        return folder.resolveSibling("history-of");
    }

    /** Keeps what is history of a page's data files, which are named by their path and coded in base64. */
    void keep(Map<String, String> dataFiles) throws IOException {
        Folders.empty(folder);
        for (Map.Entry<String, String> file : dataFiles.entrySet()) {
            if (file.getKey().startsWith(INSIDE)) {
                Path target = folder.resolve(file.getKey().substring(INSIDE.length()));
                Files.write(target, Base64.getDecoder().decode(file.getValue()));
            }
        }
        Files.writeString(mark(), run);
    }

    private static long lastBuild(Path folder) throws IOException {
        Path trend = folder.resolve("history-trend.json");
        if (!Files.exists(trend)) {
            return 0;
        }
        long last = 0;
        for (JsonNode item : JSON.readTree(trend.toFile())) {
            last = Math.max(last, item.path("buildOrder").asLong(0));
        }
        return last;
    }
}
