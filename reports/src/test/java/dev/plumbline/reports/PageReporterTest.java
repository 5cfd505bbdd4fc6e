package dev.plumbline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.RunReporter;
import dev.plumbline.reports.values.ValuesReporter;
import dev.plumbline.reports.workbook.WorkbookReporter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReporterTest {

    @TempDir
    Path output;

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(RunReporter.class))
                .hasOnlyElementsOfTypes(
                        PageReporter.class, ChartReporter.class, ValuesReporter.class, WorkbookReporter.class)
                .hasSize(4);
    }

    @Test
    void makesOneFileAndReturnsItsAddress() throws Exception {
        List<String> lines = new PageReporter().report(new Runs().run(), output);

        assertThat(lines).hasSize(1);
        Path page = Path.of(URI.create(lines.get(0)));
        assertThat(page)
                .isEqualTo(output.resolve("report/index.html").toAbsolutePath())
                .isNotEmptyFile();
        assertThat(Files.readString(page).contains("googletagmanager")).isFalse();
    }

    @Test
    void clearsWhatAnEarlierRunLeft() throws Exception {
        Path stale = output.resolve("allure-results/old-result.json");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "{}");

        new PageReporter().report(new Runs().partial(1).run(), output);

        assertThat(stale).doesNotExist();
    }
}
