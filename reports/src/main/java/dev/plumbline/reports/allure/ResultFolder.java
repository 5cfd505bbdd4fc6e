package dev.plumbline.reports.allure;

import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The folder of results, in the format of Allure's own writer; several threads may write to it. */
final class ResultFolder {

    /** What a browser shows as text; anything else a tool names, as HTML, is shown as plain text and runs nothing. */
    private static final Map<String, String> SUFFIXES =
            Map.of("application/json", ".json", "text/csv", ".csv", "text/plain", ".txt");

    private final Path folder;
    private final FileSystemResultsWriter writer;

    ResultFolder(Path folder) {
        this.folder = folder;
        this.writer = new FileSystemResultsWriter(folder);
    }

    void write(TestResult result) {
        writer.write(result);
    }

    void write(TestResultContainer container) {
        writer.write(container);
    }

    /** Keeps what a tool printed. */
    Attachment text(String id, String name, String mediaType, String content) {
        String type = SUFFIXES.containsKey(mediaType) ? mediaType : "text/plain";
        return write(id + "-attachment" + SUFFIXES.get(type), name, type, content);
    }

    /** Keeps a drawing of our own. */
    Attachment svg(String id, String name, String content) {
        return write(id + "-attachment.svg", name, "image/svg+xml", content);
    }

    private Attachment write(String source, String name, String type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(folder.resolve(source), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Attachment().setName(name).setSource(source).setType(type).setSize((long) bytes.length);
    }
}
