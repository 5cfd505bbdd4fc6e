package dev.plumbline.plan;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.api.Where;
import dev.plumbline.expect.Expectations;
import dev.plumbline.lab.InterceptedBy;
import dev.plumbline.lab.TrialInterceptor;
import dev.plumbline.model.About;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;

/** Reads an experiment from its method: pure, and cheap enough to be done at every discovery. */
public final class ExperimentReader {

    private static final int DEFAULT_BLOCKS = 5;

    private final Class<?> testClass;
    private final Method method;
    private final Mistakes mistakes;
    private final List<FactorDefinition> factors = new ArrayList<>();
    private final List<ResourceDefinition> resources = new ArrayList<>();

    private ExperimentReader(Class<?> testClass, Method method) {
        this.testClass = testClass;
        this.method = method;
        this.mistakes = new Mistakes(testClass.getName() + "." + method.getName());
    }

    /** Whether the method asks to be an experiment. */
    public static boolean isExperiment(Method method) {
        return !method.isSynthetic() && AnnotationSupport.isAnnotated(method, Experiment.class);
    }

    /** Reads the method of a class; a mistake in it becomes a sentence, never an exception. */
    public static Reading read(Class<?> testClass, Method method) {
        ExperimentReader reader = new ExperimentReader(testClass, method);
        try {
            return reader.read();
        } catch (RuntimeException e) { // code of users and extensions ran; an experiment must fail, never vanish
            reader.mistakes.add("it cannot be read: " + e);
            return new Reading(Optional.empty(), reader.mistakes.sentences());
        }
    }

    private Reading read() {
        checkShape();
        readParameters();
        List<dev.plumbline.model.Response> responses = responses();
        BlockRule blocks = blocks();
        @Nullable About about = AboutReader.read(declared(), mistakes);
        List<DesignPoint> points = List.of();
        List<BitSet> dependencies = List.of();
        if (mistakes.none()) {
            PointsReader reader = new PointsReader(factors, resources, where(), mistakes);
            points = reader.points();
            dependencies = reader.dependencies();
        }
        if (mistakes.none() && points.isEmpty()) {
            mistakes.add("@Where leaves no treatment over; let it keep at least one");
        }
        if (!mistakes.none()) {
            return new Reading(Optional.empty(), mistakes.sentences());
        }
        dev.plumbline.model.Experiment experiment = experiment(responses, points, about);
        for (String expected : experiment.expected()) {
            mistakes.attempt(() -> {
                Expectations.requireReadable(expected, experiment);
                return expected;
            });
        }
        if (!mistakes.none()) {
            return new Reading(Optional.empty(), mistakes.sentences());
        }
        return new Reading(
                Optional.of(new ExperimentDefinition(
                        experiment,
                        testClass,
                        method,
                        blocks,
                        factors.stream().map(FactorDefinition::index).toList(),
                        List.copyOf(resources),
                        dependencies,
                        points,
                        interceptors())),
                List.of());
    }

    private dev.plumbline.model.Experiment experiment(
            List<dev.plumbline.model.Response> responses, List<DesignPoint> points, @Nullable About about) {
        Experiment declared = declared();
        return new dev.plumbline.model.Experiment(
                testClass.getName() + "." + method.getName(),
                testClass.getName(),
                method.getName(),
                declared.value(),
                factors.stream().map(FactorDefinition::factor).toList(),
                responses,
                points.stream().map(DesignPoint::treatment).toList(),
                Set.of(declared.tags()),
                about,
                AnnotationSupport.findRepeatableAnnotations(method, Expect.class).stream()
                        .map(Expect::value)
                        .toList());
    }

    private void checkShape() {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers) || Modifier.isAbstract(modifiers)) {
            mistakes.add("an experiment must not be private, static or abstract; make it a plain method");
        }
        checkClass();
        if (method.getReturnType() != Measurement.class) {
            mistakes.add(
                    "it returns " + method.getReturnType().getSimpleName()
                            + "; an experiment returns a Measurement, as of machines.run(load) or Measurement.of(\"iops\", value)");
        }
        if (declared().value().isBlank()) {
            mistakes.add("its question is blank; write what it asks, as in @Experiment(\"Does bonding pay?\")");
        }
        if (new TreeSet<>(List.of(declared().tags())).size() < declared().tags().length
                || Arrays.stream(declared().tags()).anyMatch(tag -> !TestTag.isValid(tag))) {
            mistakes.add("its tags " + Arrays.toString(declared().tags())
                    + " must differ, and hold no blanks and none of , ( ) & | !");
        }
    }

    private void checkClass() {
        if (Arrays.stream(testClass.getDeclaredConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
            mistakes.add("its class has no constructor without parameters; every trial gets a new instance, so add one"
                    + (testClass.isMemberClass() && !Modifier.isStatic(testClass.getModifiers())
                            ? ", and make the nested class static"
                            : ""));
        }
        long twins = ReflectionSupport.findMethods(
                        testClass,
                        other -> isExperiment(other) && other.getName().equals(method.getName()),
                        HierarchyTraversalMode.TOP_DOWN)
                .size();
        if (twins > 1) {
            mistakes.add("the class has another experiment of that name; baselines are filed by name, so rename one");
        }
    }

    private void readParameters() {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            int index = i;
            Parameter parameter = parameters[i];
            Factor factor = parameter.getAnnotation(Factor.class);
            List<Annotation> declarations = ResourceReader.declarations(parameter);
            if ((factor == null ? 0 : 1) + declarations.size() != 1) {
                mistakes.add("parameter '" + parameter.getName()
                        + "' must have exactly one annotation that makes it a factor"
                        + " (@Factor) or a resource (as @Vms)");
            } else if (factor != null) {
                mistakes.attempt(() -> FactorReader.read(index, parameter, factor, testClass))
                        .ifPresent(factors::add);
            } else {
                mistakes.attempt(() -> ResourceReader.read(index, parameter, declarations.get(0)))
                        .ifPresent(resources::add);
            }
        }
        if (factors.stream().map(factor -> factor.factor().name()).distinct().count() < factors.size()) {
            mistakes.add("two factors have one name; give each its own");
        }
    }

    private List<dev.plumbline.model.Response> responses() {
        List<Response> declared = AnnotationSupport.findRepeatableAnnotations(method, Response.class);
        if (declared.isEmpty()) {
            mistakes.add("it declares no response; write what it is judged by, as in"
                    + " @Response(name = \"iops\", unit = \"1/s\", better = HIGHER)");
        }
        checkNames(Stream.concat(
                // Equal annotations are found once, but written twice they are a slip all the same.
                declared.stream().filter(response -> !List.of(written()).contains(response)),
                Arrays.stream(written())));
        List<dev.plumbline.model.Response> responses = new ArrayList<>();
        for (Response response : declared) {
            mistakes.attempt(() -> read(response)).ifPresent(responses::add);
        }
        return responses;
    }

    private Response[] written() {
        return method.getAnnotationsByType(Response.class);
    }

    private void checkNames(Stream<Response> responses) {
        Set<String> names = new TreeSet<>();
        responses.forEach(response -> {
            if (response.name().isBlank() || !names.add(response.name())) {
                mistakes.add("the response name '" + response.name() + "' is there twice or blank; give each its own");
            }
        });
    }

    private static dev.plumbline.model.Response read(Response response) {
        double tolerance = Quantities.share(response.tolerance());
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new MisuseException("the tolerance of '" + response.name() + "' is '" + response.tolerance()
                    + "'; write one above 0 % and below 100 %, as '5%'");
        }
        return new dev.plumbline.model.Response(response.name(), response.unit(), response.better(), tolerance);
    }

    private BlockRule blocks() {
        return annotation(method, Blocks.class)
                .or(() -> annotation(testClass, Blocks.class))
                .flatMap(declared -> mistakes.attempt(() -> BlockRule.of(declared)))
                .orElse(BlockRule.fixed(DEFAULT_BLOCKS));
    }

    private Optional<WhereFilter> where() {
        return annotation(method, Where.class)
                .flatMap(where -> mistakes.attempt(() -> WhereFilter.of(where.value(), testClass, factors)));
    }

    private List<Class<? extends TrialInterceptor>> interceptors() {
        List<Class<? extends TrialInterceptor>> all = new ArrayList<>();
        for (AnnotatedElement element : List.of(testClass, method)) {
            annotation(element, InterceptedBy.class).ifPresent(declared -> all.addAll(List.of(declared.value())));
        }
        return all;
    }

    private Experiment declared() {
        return annotation(method, Experiment.class).orElseThrow();
    }

    private static <A extends Annotation> Optional<A> annotation(AnnotatedElement element, Class<A> type) {
        return AnnotationSupport.findAnnotation(element, type);
    }
}
