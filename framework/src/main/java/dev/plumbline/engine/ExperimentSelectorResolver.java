package dev.plumbline.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.plumbline.plan.ExperimentReader;
import dev.plumbline.plan.Only;
import dev.plumbline.plan.Reading;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds classes, experiments and leaves. */
final class ExperimentSelectorResolver implements SelectorResolver {

    private final Only only;

    ExperimentSelectorResolver(Only only) {
        this.only = only;
    }

    /** Whether a class holds experiments; an abstract one only passes them on. */
    static boolean holdsExperiments(Class<?> candidate) {
        return !candidate.isInterface()
                && !Modifier.isAbstract(candidate.getModifiers())
                && !experiments(candidate).isEmpty();
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return resolveClass(selector.getJavaClass(), context);
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        return resolveClass(selector.getNestedClass(), context);
    }

    /** By name alone: experiments of one class have different names, and nobody should have to write parameter types. */
    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        Class<?> testClass = selector.getJavaClass();
        if (!holdsExperiments(testClass)) {
            return Resolution.unresolved();
        }
        return experiments(testClass).stream()
                .filter(method -> method.getName().equals(selector.getMethodName()))
                .findFirst()
                .map(method -> experiment(selectClass(testClass), method, context))
                .orElse(Resolution.unresolved());
    }

    /**
     * Ids of classes, experiments and leaves become matches by way of their parents. (Turning an id into other selectors
     * instead would make the platform's resolver lose the ids of the whole engine.)
     */
    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        UniqueId.Segment last = id.getLastSegment();
        DiscoverySelector parent = selectUniqueId(id.removeLastSegment());
        return switch (last.getType()) {
            case ClassDescriptor.SEGMENT ->
                ReflectionSupport.tryToLoadClass(last.getValue())
                        .toOptional()
                        .map(testClass -> resolveClass(testClass, context))
                        .orElse(Resolution.unresolved());
            case ExperimentDescriptor.SEGMENT ->
                context.addToParent(
                                () -> parent,
                                owner -> method(owner, last.getValue()).map(method -> create(owner, method)))
                        .map(ExperimentSelectorResolver::withLeaves)
                        .orElse(Resolution.unresolved());
            case LeafDescriptor.TREATMENT_SEGMENT, LeafDescriptor.SWEEP_SEGMENT, LeafDescriptor.EXPECTATION_SEGMENT ->
                context.addToParent(
                                () -> parent,
                                owner -> owner instanceof ExperimentDescriptor experiment
                                        ? experiment.leaf(id)
                                        : Optional.empty())
                        .map(leaf -> Resolution.match(Match.exact(leaf)))
                        .orElse(Resolution.unresolved());
            default -> Resolution.unresolved();
        };
    }

    private Resolution resolveClass(Class<?> testClass, Context context) {
        if (!holdsExperiments(testClass)) {
            return Resolution.unresolved();
        }
        return context.addToParent(parent -> Optional.of(new ClassDescriptor(parent.getUniqueId(), testClass)))
                .map(descriptor -> Resolution.match(Match.exact(descriptor, () -> methodSelectors(testClass))))
                .orElse(Resolution.unresolved());
    }

    private Resolution experiment(DiscoverySelector owner, Method method, Context context) {
        return context.addToParent(() -> owner, parent -> Optional.of(create(parent, method)))
                .map(ExperimentSelectorResolver::withLeaves)
                .orElse(Resolution.unresolved());
    }

    private ExperimentDescriptor create(TestDescriptor owner, Method method) {
        Class<?> testClass = ((ClassDescriptor) owner).testClass();
        Reading reading = ExperimentReader.read(testClass, method);
        return new ExperimentDescriptor(owner.getUniqueId(), testClass, method, reading, only);
    }

    /** The leaves are added at once: ten thousand selectors for them would be resolved one by one. */
    private static Resolution withLeaves(ExperimentDescriptor experiment) {
        return Resolution.match(Match.exact(experiment, () -> {
            experiment.expand();
            return Set.of();
        }));
    }

    private static Set<? extends DiscoverySelector> methodSelectors(Class<?> testClass) {
        Set<DiscoverySelector> selectors = new LinkedHashSet<>();
        experiments(testClass).forEach(method -> selectors.add(selectMethod(testClass, method)));
        return selectors;
    }

    private static Optional<Method> method(TestDescriptor owner, String name) {
        return owner instanceof ClassDescriptor descriptor
                ? experiments(descriptor.testClass()).stream()
                        .filter(method -> method.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private static List<Method> experiments(Class<?> testClass) {
        return ReflectionSupport.findMethods(
                testClass, ExperimentReader::isExperiment, HierarchyTraversalMode.TOP_DOWN);
    }
}
