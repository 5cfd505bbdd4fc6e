package dev.plumbline.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.RefusedException;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project whose experiments come out as one of all verdicts each, by what is stored of them. */
public final class StoredVerdicts {

    /** The class of its experiments, which are called after their verdicts. */
    public static final String CLASS = "Verdicts";

    private static final int SESSIONS = 3;
    private static final String LAB = "noop";
    private static final String ELSEWHERE = "fixture.Verdicts.notComparable";

    private StoredVerdicts() {}

    /** Measures what is to be stored, by real runs. */
    public static FixtureProject in(Path folder) throws IOException, InterruptedException, RefusedException {
        FixtureProject project = new FixtureProject(folder).with(CLASS, "NoExperiment");
        for (int session = 1; session <= SESSIONS; session++) {
            MavenRun run = project.run("-Dgroups=stored", "-Dplumbline.baseline=record", "-Dstored=" + session);
            assertThat(run.text()).contains("[plumbline] stored as baselines");
        }
        moveElsewhere(project.folder().resolve("baselines"));
        return project;
    }

    /** Makes of the stored sessions of one experiment those of another environment. */
    private static void moveElsewhere(Path baselines) throws IOException, RefusedException {
        BaselineStore store = new BaselineStore(baselines);
        List<Session> sessions = store.load(LAB, ELSEWHERE).sessions();
        assertThat(sessions).hasSize(SESSIONS);
        for (Path file : files(baselines.resolve(LAB).resolve(ELSEWHERE))) {
            Files.delete(file);
        }
        for (Session session : sessions) {
            store.record(elsewhere(session));
        }
    }

    private static Session elsewhere(Session session) {
        SortedMap<String, String> identity = new TreeMap<>(session.fingerprint().identity());
        identity.put("nic.driver", "e1000");
        return new Session(
                session.id(),
                session.experiment(),
                session.lab(),
                session.started(),
                session.seed(),
                session.frameworkVersion(),
                new Fingerprint(identity, session.fingerprint().informational()),
                session.design(),
                session.fixtures(),
                session.trials(),
                session.endedEarly());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
