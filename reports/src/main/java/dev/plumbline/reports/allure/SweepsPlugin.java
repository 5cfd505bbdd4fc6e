package dev.plumbline.reports.allure;

import io.qameta.allure.Extension;
import io.qameta.allure.PluginConfiguration;
import io.qameta.allure.core.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tab "Sweeps" and the widget of the same name, by Allure's own interface for plugins. Allure takes a plugin's scripts and
 * styles from files, so they are copied from our resources to a folder first; it puts their text into the page.
 *
 * @param folder where the files are put
 * @param data what the tab shows
 */
record SweepsPlugin(Path folder, SweepsData data) implements Plugin {

    /** In the order in which the page runs them: each one uses those before it. */
    private static final List<String> SCRIPTS = List.of(
            "data.js",
            "words.js",
            "table.js",
            "forest.js",
            "verdicts.js",
            "chart.js",
            "experiment.js",
            "tab.js",
            "widget.js");

    private static final List<String> STYLES = List.of("sweeps.css");

    @Override
    public PluginConfiguration getConfig() {
        return new PluginConfiguration()
                .setId("plumbline-sweeps")
                .setName("Sweeps")
                .setJsFiles(SCRIPTS)
                .setCssFiles(STYLES);
    }

    /** Nothing: the page holds all. Allure never calls it any more, but still asks for it. */
    @Override
    @SuppressWarnings("deprecation")
    public void unpackReportStatic(Path outputDirectory) {}

    @Override
    public Map<String, Path> getPluginFiles() {
        return Stream.concat(SCRIPTS.stream(), STYLES.stream()).collect(Collectors.toMap(name -> name, this::copied));
    }

    @Override
    public List<Extension> getExtensions() {
        return List.of(data);
    }

    private Path copied(String name) {
        Path copy = folder.resolve(name);
        try (InputStream resource = SweepsPlugin.class.getResourceAsStream("/dev/plumbline/reports/sweeps/" + name)) {
            if (resource == null) {
                throw new IOException("the jar of Plumbline's reports lacks " + name);
            }
            Files.copy(resource, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
