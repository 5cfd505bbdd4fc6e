package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTextTest {

    @TempDir
    Path folder;

    @Test
    void ofAFileThatIsLargerThanMemoryAPartIsRead() throws Exception {
        Path file = folder.resolve("console");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.writeBytes("begin");
            sparse.seek(1L << 40);
            sparse.writeBytes("end");
        }

        assertThat(FileText.beginning(file, 5)).isEqualTo("begin");
        assertThat(FileText.end(file, 3)).isEqualTo("end");
    }

    @Test
    void ofAShortFileAllIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "all");

        assertThat(FileText.beginning(file, 100)).isEqualTo("all");
        assertThat(FileText.end(file, 100)).isEqualTo("all");
        assertThat(FileText.end(Files.createFile(folder.resolve("empty")), 100)).isEmpty();
    }
}
