package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.api.Experiment;
import dev.plumbline.reports.PageReporter;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A local repository as {@code mvn install} leaves it: that of this computer by links, beside which this build's own artifacts
 * are files. Nothing is installed for anybody else.
 */
final class InstalledRepository {

    private static final Path GROUP = Path.of("dev", "plumbline");

    private InstalledRepository() {}

    /** Makes it in an empty folder. */
    static void make(Path folder) throws IOException, URISyntaxException {
        Path real = Path.of(System.getProperty( // Surefire tells it
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        link(real, folder, Set.of(GROUP.getName(0).toString()));
        link(
                real.resolve(GROUP.getName(0)),
                folder.resolve(GROUP.getName(0)),
                Set.of(GROUP.getName(1).toString()));
        install(folder, "plumbline", Path.of("pom.xml"));
        jar(Experiment.class, install(folder, "framework", Path.of("framework", "pom.xml")));
        jar(PageReporter.class, install(folder, "reports", Path.of("reports", "pom.xml")));
    }

    /** Deletes its links, and nothing behind them, before the rest of it is deleted. */
    static void unlink(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void link(Path real, Path folder, Set<String> without) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isDirectory(real)) {
            return;
        }
        try (Stream<Path> entries = Files.list(real)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!without.contains(name)) {
                    Files.createSymbolicLink(folder.resolve(name), entry.toAbsolutePath());
                }
            }
        }
    }

    /** Copies a pom to its place; returns where its jar belongs. */
    private static Path install(Path folder, String artifact, Path pom) throws IOException {
        String version = version();
        Path place = folder.resolve(GROUP).resolve(artifact).resolve(version);
        Files.createDirectories(place);
        Files.copy(Repository.ROOT.resolve(pom), place.resolve(artifact + "-" + version + ".pom"));
        return place.resolve(artifact + "-" + version + ".jar");
    }

    private static String version() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Repository.read("pom.xml"));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /** What a module's classes come from, as a jar. */
    private static void jar(Class<?> type, Path jar) throws IOException, URISyntaxException {
        Path origin =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(origin)) { // the build has made one already
            Files.copy(origin, jar);
            return;
        }
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(origin)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new ZipEntry(origin.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }
}
