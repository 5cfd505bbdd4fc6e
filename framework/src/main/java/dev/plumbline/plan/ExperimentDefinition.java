package dev.plumbline.plan;

import dev.plumbline.lab.TrialInterceptor;
import dev.plumbline.model.Experiment;
import java.lang.reflect.Method;
import java.util.BitSet;
import java.util.List;

/**
 * An experiment as its method declares it.
 *
 * @param experiment the experiment as data
 * @param testClass the class that is made new for each trial; it may be a subclass of the one that declares the method
 * @param method the body
 * @param blocks how many blocks its annotations ask for
 * @param factorIndices for each factor the index of its parameter
 * @param resources its resources in declared order
 * @param dependencies for each resource the positions of those that it is made after
 * @param points its treatments with what their trials are given, in declared order
 * @param interceptors what stands around each trial, outermost first
 */
public record ExperimentDefinition(
        Experiment experiment,
        Class<?> testClass,
        Method method,
        BlockRule blocks,
        List<Integer> factorIndices,
        List<ResourceDefinition> resources,
        List<BitSet> dependencies,
        List<DesignPoint> points,
        List<Class<? extends TrialInterceptor>> interceptors) {

    /** The body's arguments at a treatment; {@code resourceValues} are in declared order. */
    public Object[] arguments(DesignPoint point, List<Object> resourceValues) {
        Object[] arguments = new Object[factorIndices.size() + resources.size()];
        for (int i = 0; i < factorIndices.size(); i++) {
            arguments[factorIndices.get(i)] = point.levels().get(i);
        }
        for (int i = 0; i < resources.size(); i++) {
            arguments[resources.get(i).index()] = resourceValues.get(i);
        }
        return arguments;
    }
}
