package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root: one run. */
final class RunDescriptor extends EngineDescriptor implements Node<RunContext> {

    private final List<String> rejections = new ArrayList<>();

    RunDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Plumbline");
    }

    /** Notes a property that makes no sense; every experiment fails with it. */
    void reject(String sentence) {
        rejections.add(sentence);
    }

    @Override
    public RunContext before(RunContext context) {
        rejections.forEach(context::reject);
        return context;
    }

    /**
     * Releases what served the whole run, makes the reports, and asks the gate. Only here is it known that nothing was run:
     * filters take tests away after discovery, and a root fails also without any.
     */
    @Override
    public void after(RunContext context) {
        context.finish();
        context.requireExperiments();
    }
}
