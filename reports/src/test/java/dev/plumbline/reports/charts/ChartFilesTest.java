package dev.plumbline.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.Run;
import dev.plumbline.reports.Runs;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFilesTest {

    @TempDir
    Path folder;

    @Test
    void eachChartIsAnSvgAndAPictureThatIsWideEnoughForAWiki() throws IOException {
        List<String> left = ChartFiles.write(ReportModel.of(new Runs().run()), folder);

        assertThat(left).isEmpty();
        assertThat(names())
                .contains("lab.LunDistribution.disk-iops.svg", "lab.LunDistribution.disk-iops.png")
                .hasSize(8);
        assertThat(ImageIO.read(folder.resolve("lab.LunDistribution.disk-iops.png")
                                .toFile())
                        .getWidth())
                .isBetween(1_100, 1_300);
    }

    @Test
    void whatAnEarlierRunLeftIsDeletedAndWhatIsNotADrawingStays() throws IOException {
        Files.writeString(folder.resolve("old-iops.png"), "");
        Files.writeString(folder.resolve("notes.txt"), "");

        ChartFiles.write(ReportModel.of(new Runs().unmeasured()), folder);

        assertThat(names()).containsExactly("notes.txt");
    }

    @Test
    void anExperimentThatIsMeasuredTwiceAndTooManyChartsLoseNothingUnsaid() throws IOException {
        Run.Judged one = new Runs().factors().run().sessions().get(0);
        Run many = new Run(Runs.STARTED, Collections.nCopies(3, one), List.of());

        List<String> left = new ChartFiles(folder, 10, Chart::png).write(ReportModel.of(many));

        assertThat(names()).hasSize(20).contains("lab.LunDistribution.disk-iops-2.png");
        assertThat(left).singleElement().asString().endsWith("which holds 10: 2");
    }

    @Test
    void aJavaWithoutFontsStillWritesTheDrawingsAsText() throws IOException {
        ChartFiles files = new ChartFiles(folder, 10, chart -> {
            throw new InternalError("Fontconfig head is null");
        });

        List<String> left = files.write(ReportModel.of(new Runs().run()));

        assertThat(names()).hasSize(4).allMatch(name -> name.endsWith(".svg"));
        assertThat(left)
                .singleElement()
                .asString()
                .contains("SVG without PNG", "Fontconfig head is null", "fontconfig");
    }

    @Test
    void namesOfUsersBecomePartsOfNamesOfFiles() {
        assertThat(FileNames.part("iops")).isEqualTo("iops");
        assertThat(FileNames.part("disk.read iops")).isEqualTo("disk-read-iops");
        assertThat(FileNames.part("../../etc")).matches("etc-[0-9a-f]+");
        assertThat(FileNames.part("<>")).matches("[0-9a-f]+");
        assertThat(FileNames.part("x".repeat(10_000))).hasSizeLessThan(60);
        assertThat(FileNames.part("a/b")).isNotEqualTo(FileNames.part("a:b"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
