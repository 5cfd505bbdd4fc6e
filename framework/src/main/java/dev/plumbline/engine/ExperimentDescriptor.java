package dev.plumbline.engine;

import dev.plumbline.api.Experiment;
import dev.plumbline.plan.DesignPoint;
import dev.plumbline.plan.ExperimentDefinition;
import dev.plumbline.plan.Only;
import dev.plumbline.plan.Reading;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * An experiment: a container that plans, measures and judges in its {@link #execute}, so that what it prints is seen while it
 * runs; its leaves only report, one after the other, because listeners assume one running test a thread.
 */
final class ExperimentDescriptor extends AbstractTestDescriptor implements Node<RunContext> {

    static final String SEGMENT = "experiment";

    private final Experiment declared;
    private final Reading reading;
    private final Only only;
    private final Set<TestTag> tags;
    /** Filled when a leaf is first asked for by its id: who selects leaves one by one may select them all. */
    private final Map<UniqueId, LeafDescriptor> leavesById = new HashMap<>();

    private Outcomes outcomes = Outcomes.broken("the experiment was not run");

    ExperimentDescriptor(UniqueId parent, Class<?> testClass, Method method, Reading reading, Only only) {
        super(parent.append(SEGMENT, method.getName()), method.getName(), MethodSource.from(testClass, method));
        this.declared =
                AnnotationSupport.findAnnotation(method, Experiment.class).orElseThrow();
        this.reading = reading;
        this.only = only;
        this.tags = new LinkedHashSet<>();
        for (String tag : declared.tags()) {
            if (TestTag.isValid(tag)) { // the others are told as mistakes
                tags.add(TestTag.create(tag));
            }
        }
    }

    /** Adds a leaf for every treatment that is asked for, one for the whole sweep and each expectation, where they are not there yet. */
    void expand() {
        Set<String> present = new HashSet<>();
        getChildren()
                .forEach(child ->
                        present.add(child.getUniqueId().getLastSegment().getValue()));
        for (LeafDescriptor leaf : leaves()) {
            if (present.add(leaf.getUniqueId().getLastSegment().getValue())) {
                addChild(leaf);
            }
        }
    }

    /** The leaf of that id; empty when there is none, or it is not asked for. */
    Optional<LeafDescriptor> leaf(UniqueId id) {
        if (leavesById.isEmpty()) {
            leaves().forEach(leaf -> leavesById.put(leaf.getUniqueId(), leaf));
        }
        return Optional.ofNullable(leavesById.get(id));
    }

    /** Why nothing of it is asked for; empty when something is. */
    Optional<String> notAskedFor() {
        return definition()
                .flatMap(it -> only.mismatch(it.experiment())
                        .or(() -> it.points().stream().anyMatch(point -> only.keeps(point.treatment()))
                                ? Optional.empty()
                                : Optional.of(
                                        it.experiment().id() + " has no treatment that plumbline.only asks for")));
    }

    Optional<ExperimentDefinition> definition() {
        return reading.definition();
    }

    List<String> mistakes() {
        return reading.mistakes();
    }

    /** The id under which it is filed. */
    String experimentId() {
        MethodSource source = (MethodSource) getSource().orElseThrow();
        return source.getClassName() + "." + source.getMethodName();
    }

    String question() {
        return declared.value();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** The treatments to measure: those whose leaves survived the filters, or all when only the whole sweep did. */
    List<DesignPoint> selected() {
        List<DesignPoint> asked = asked();
        Set<String> surviving = new HashSet<>();
        getChildren().forEach(child -> ((LeafDescriptor) child).treatment().ifPresent(surviving::add));
        return surviving.isEmpty()
                ? asked
                : asked.stream().filter(point -> surviving.contains(point.id())).toList();
    }

    @Override
    public SkipResult shouldBeSkipped(RunContext context) {
        return declared.disabled().isBlank() ? SkipResult.doNotSkip() : SkipResult.skip(declared.disabled());
    }

    /** Never throws: a failure here would turn the leaves into one error without a name. */
    @Override
    public RunContext execute(RunContext context, DynamicTestExecutor dynamicTestExecutor) {
        outcomes = context.run(this);
        return context;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    /** Children in the order of the design, whatever the order in which they were found. */
    List<TestDescriptor> inOrder(List<TestDescriptor> children) {
        List<TestDescriptor> sorted = new ArrayList<>(children);
        sorted.sort((one, other) ->
                Integer.compare(((LeafDescriptor) one).position(), ((LeafDescriptor) other).position()));
        return sorted;
    }

    private List<DesignPoint> asked() {
        return definition().stream()
                .flatMap(it -> it.points().stream())
                .filter(point -> only.keeps(point.treatment()))
                .toList();
    }

    private List<LeafDescriptor> leaves() {
        List<LeafDescriptor> leaves = new ArrayList<>();
        for (DesignPoint point : asked()) {
            leaves.add(LeafDescriptor.ofTreatment(this, point, leaves.size()));
        }
        leaves.add(LeafDescriptor.ofSweep(this, leaves.size()));
        for (String expected :
                definition().map(it -> it.experiment().expected()).orElse(List.of())) {
            leaves.add(LeafDescriptor.ofExpectation(this, expected, leaves.size()));
        }
        return leaves;
    }
}
