package dev.plumbline.engine;

import dev.plumbline.baseline.Gate;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** The leaf that fails when a gate found no experiment at all: a gate never fails open. */
final class GateDescriptor extends AbstractTestDescriptor implements Node<RunContext> {

    private final Gate gate;

    GateDescriptor(UniqueId parent, Gate gate, @Nullable TestSource source) {
        super(parent.append("gate", gate.toString()), "gate", source);
        this.gate = gate;
    }

    @Override
    public RunContext execute(RunContext context, DynamicTestExecutor dynamicTestExecutor) {
        throw new AssertionFailedError("plumbline.gate=" + gate
                + " found no experiment, so it cannot pass; check class names, tags, filters and Surefire's includes");
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
