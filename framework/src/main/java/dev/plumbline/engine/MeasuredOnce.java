package dev.plumbline.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * Which experiments have been measured in the launcher's session, and what they came out as. A build tool that runs failed
 * tests again would otherwise measure until noise makes them green.
 */
final class MeasuredOnce {

    private static final Namespace NAMESPACE = Namespace.create(MeasuredOnce.class);

    private final Map<String, String> sentences = new HashMap<>();
    private final Set<String> unmeasured = new HashSet<>();
    private boolean anyRun;

    private MeasuredOnce() {}

    /** The record of the session that the request belongs to. */
    static MeasuredOnce of(ExecutionRequest request) {
        NamespacedHierarchicalStore<Namespace> store = request.getStore();
        Optional<NamespacedHierarchicalStore<Namespace>> wider = store.getParent();
        while (wider.isPresent()) {
            store = wider.get();
            wider = store.getParent();
        }
        synchronized (MeasuredOnce.class) {
            MeasuredOnce known = store.get(NAMESPACE, MeasuredOnce.class, MeasuredOnce.class);
            if (known == null) {
                known = new MeasuredOnce();
                store.put(NAMESPACE, MeasuredOnce.class, known);
            }
            return known;
        }
    }

    /** What an experiment came out as when it was measured before; empty when it was not. */
    synchronized Optional<String> before(String experimentId) {
        return Optional.ofNullable(sentences.get(experimentId));
    }

    /** Whether any experiment was run, measured or not. */
    synchronized boolean anyRun() {
        return anyRun;
    }

    synchronized void noteRun() {
        anyRun = true;
    }

    /** Whether it is told for the first time that an experiment could not be measured. */
    synchronized boolean noteUnmeasured(String experimentId) {
        return unmeasured.add(experimentId);
    }

    synchronized void note(String experimentId, String sentence) {
        sentences.put(experimentId, sentence);
    }
}
