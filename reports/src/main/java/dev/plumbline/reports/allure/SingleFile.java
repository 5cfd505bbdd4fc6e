package dev.plumbline.reports.allure;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.context.FreemarkerContext;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.ga.GaPlugin;
import io.qameta.allure.influxdb.InfluxDbExportPlugin;
import io.qameta.allure.mail.MailPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Allure's own generator, with some of its parts changed: no analytics are sent while the page is made, none when it is opened
 * ({@link OfflineTemplate}), history is kept, and the same results give the same page ({@link SteadyResults}). Allure
 * reads its own switch for the first two from the environment only.
 */
final class SingleFile {

    /**
     * What sends analytics while the page is made; what makes the page's template; what reads results under random ids, and
     * what stores attachments in any order; a mail and an export, with the time of the day, that we do not show.
     */
    private static final List<Class<? extends Extension>> LEFT_OUT = List.of(
            GaPlugin.class,
            FreemarkerContext.class,
            Allure2Plugin.class,
            AttachmentsPlugin.class,
            MailPlugin.class,
            InfluxDbExportPlugin.class);

    private SingleFile() {}

    /** Makes the page {@code index.html} of a folder of results. */
    static Path make(Path results, Path report, History history, SweepsData sweeps) throws IOException {
        Path scripts = Files.createTempDirectory("plumbline-page-");
        try {
            return make(results, report, history, new SweepsPlugin(scripts, sweeps));
        } finally {
            Folders.delete(scripts);
        }
    }

    private static Path make(Path results, Path report, History history, Plugin plugin) throws IOException {
        List<Extension> extensions = new ArrayList<>(List.of(new SteadyResults()));
        Configuration bundled = ConfigurationBuilder.bundled().build();
        for (Extension extension : bundled.getExtensions()) {
            if (LEFT_OUT.stream().noneMatch(type -> type.isInstance(extension))) {
                extensions.add(extension);
            }
        }
        extensions.addAll(plugin.getExtensions());
        extensions.add(new OfflineTemplate());
        extensions.add(new Keeper(history)); // last, when all others have written their data
        new ReportGenerator(new Changed(bundled, ResultsDigest.of(results), List.of(plugin), extensions))
                .generateSingleFile(report, List.of(results));
        return report.resolve("index.html");
    }

    /** Allure's configuration with other extensions; its builder can only add to them, and the first of a kind wins. */
    private record Changed(Configuration bundled, String uuid, List<Plugin> plugins, List<Extension> extensions)
            implements Configuration {

        @Override
        public String getUuid() {
            return uuid;
        }

        @Override
        public String getVersion() {
            return bundled.getVersion();
        }

        @Override
        public String getReportName() {
            return "Plumbline";
        }

        @Override
        public List<Plugin> getPlugins() {
            return plugins;
        }

        @Override
        public List<Extension> getExtensions() {
            return extensions;
        }
    }

    private record Keeper(History history) implements Aggregator2 {

        @Override
        public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
            if (storage instanceof InMemoryReportStorage inMemory) {
                try {
                    history.keep(inMemory.getReportDataFiles());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
