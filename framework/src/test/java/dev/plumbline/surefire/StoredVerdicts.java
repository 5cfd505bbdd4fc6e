package dev.plumbline.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project whose experiments come out as one of all verdicts each, by what is stored of them. */
public final class StoredVerdicts {

    /** The class of its experiments, which are called after their verdicts. */
    public static final String CLASS = "Verdicts";

    private static final int SESSIONS = 3;

    private StoredVerdicts() {}

    /** Measures what is to be stored, by real runs. */
    public static FixtureProject in(Path folder) throws IOException, InterruptedException {
        FixtureProject project = new FixtureProject(folder).with(CLASS, "NoExperiment");
        for (int session = 1; session <= SESSIONS; session++) {
            MavenRun run = project.run("-Dgroups=stored", "-Dplumbline.baseline=record", "-Dstored=" + session);
            assertThat(run.text()).contains("[plumbline] stored as baselines");
        }
        Path elsewhere = project.folder().resolve(Path.of("baselines", "noop", "fixture.Verdicts.notComparable"));
        for (Path file : files(elsewhere)) {
            moveElsewhere(file);
        }
        return project;
    }

    /** Makes of a stored session one of another environment. */
    private static void moveElsewhere(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode stored = (ObjectNode) json.readTree(file.toFile());
        ObjectNode identity = (ObjectNode) stored.findPath("fingerprint").path("identity");
        identity.put("nic.driver", "e1000");
        json.writeValue(file.toFile(), stored);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
