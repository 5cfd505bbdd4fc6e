package dev.plumbline.engine;

import dev.plumbline.plan.DesignPoint;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A leaf: one treatment, the whole sweep, or an expectation. It reports what its experiment came out as. */
final class LeafDescriptor extends AbstractTestDescriptor implements Node<RunContext> {

    static final String TREATMENT_SEGMENT = "treatment";
    static final String SWEEP_SEGMENT = "sweep";
    static final String EXPECTATION_SEGMENT = "expectation";

    /** The display name of the leaf that speaks of the experiment as a whole. */
    static final String WHOLE_SWEEP = "whole sweep";

    private final ExperimentDescriptor experiment;
    private final @Nullable String treatment;
    private final @Nullable String expectation;
    private final int position;

    private LeafDescriptor(
            ExperimentDescriptor experiment,
            UniqueId id,
            String displayName,
            @Nullable String treatment,
            @Nullable String expectation,
            int position) {
        super(id, displayName, source(experiment));
        this.experiment = experiment;
        this.treatment = treatment;
        this.expectation = expectation;
        this.position = position;
    }

    static LeafDescriptor ofTreatment(ExperimentDescriptor experiment, DesignPoint point, int position) {
        return new LeafDescriptor(
                experiment,
                experiment.getUniqueId().append(TREATMENT_SEGMENT, point.id()),
                point.treatment().displayName(),
                point.id(),
                null,
                position);
    }

    static LeafDescriptor ofSweep(ExperimentDescriptor experiment, int position) {
        return new LeafDescriptor(
                experiment, experiment.getUniqueId().append(SWEEP_SEGMENT, "whole"), WHOLE_SWEEP, null, null, position);
    }

    static LeafDescriptor ofExpectation(ExperimentDescriptor experiment, String text, int position) {
        return new LeafDescriptor(
                experiment,
                experiment.getUniqueId().append(EXPECTATION_SEGMENT, text),
                "expected: " + text,
                null,
                text,
                position);
    }

    /** The treatment's id; empty for the whole sweep and expectations. */
    Optional<String> treatment() {
        return Optional.ofNullable(treatment);
    }

    /** What is expected; empty for treatments and the whole sweep. */
    Optional<String> expectation() {
        return Optional.ofNullable(expectation);
    }

    int position() {
        return position;
    }

    /**
     * The method's source, or selecting by class and method would not find the leaves. Surefire puts a test's own name into
     * its results only where the source has parameter types; without, the treatment of an experiment that has no parameters
     * and its whole sweep would be called the same. A comma alone lists no types, and is not blank. See {@code
     * RunListenerAdapter.toClassMethodName} in Surefire's provider for the JUnit Platform.
     */
    private static MethodSource source(ExperimentDescriptor experiment) {
        MethodSource method = (MethodSource) experiment.getSource().orElseThrow();
        return method.getMethodParameterTypes().isBlank()
                ? MethodSource.from(method.getClassName(), method.getMethodName(), ",")
                : method;
    }

    @Override
    public RunContext execute(RunContext context, DynamicTestExecutor dynamicTestExecutor) {
        context.report(this, experiment.outcomes());
        return context;
    }

    @Override
    public Set<TestTag> getTags() {
        return experiment.getTags();
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public String getLegacyReportingName() {
        return experiment.getDisplayName() + "[" + getDisplayName().replace(", ", ",") + "]";
    }
}
