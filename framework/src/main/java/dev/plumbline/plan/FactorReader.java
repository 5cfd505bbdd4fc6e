package dev.plumbline.plan;

import dev.plumbline.api.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads {@link Factor} annotations. */
final class FactorReader {

    private FactorReader() {}

    /**
     * The factor that a parameter declares.
     *
     * @throws MisuseException when its levels make no sense
     */
    static FactorDefinition read(int index, Parameter parameter, Factor declared, Class<?> testClass) {
        String name = name(parameter, declared);
        List<LevelValue> levels = new ArrayList<>();
        try {
            if ((declared.value().length == 0) == declared.method().isEmpty()) {
                throw new MisuseException(
                        declared.method().isEmpty()
                                ? "it has no levels; write them, as in @Factor(\"1..6\")"
                                : "it has levels and a method; keep one of the two");
            }
            for (String text : declared.value()) {
                levels.addAll(LevelSyntax.parse(text, parameter.getType()));
            }
            if (!declared.method().isEmpty()) {
                fromMethod(declared.method(), testClass)
                        .forEach(value -> levels.add(LevelSyntax.of(value, parameter.getType())));
            }
            rejectTwins(levels);
        } catch (MisuseException e) {
            throw new MisuseException("factor '" + name + "': " + e.getMessage(), e);
        }
        return new FactorDefinition(
                index,
                parameter.getType(),
                new dev.plumbline.model.Factor(
                        name, levels.stream().map(LevelValue::level).toList()),
                levels.stream().map(LevelValue::value).toList());
    }

    /** The name of a parameter that is a factor. */
    static String name(Parameter parameter, Factor declared) {
        if (!declared.name().isBlank()) {
            return declared.name();
        }
        if (!parameter.isNamePresent()) {
            throw new MisuseException(
                    "the class file holds no parameter names; add <parameters>true</parameters> to the"
                            + " configuration of maven-compiler-plugin in the pom, or write @Factor(name = \"...\")");
        }
        return parameter.getName();
    }

    private static void rejectTwins(List<LevelValue> levels) {
        if (levels.isEmpty()) {
            throw new MisuseException("it has no levels; return at least one");
        }
        Set<String> texts = new HashSet<>();
        for (LevelValue value : levels) {
            Level level = value.level();
            if (!texts.add(level.text())) {
                throw new MisuseException("the level '" + level.text() + "' is there twice; leave one out");
            }
        }
    }

    private static Stream<?> fromMethod(String name, Class<?> testClass) {
        Method method = Methods.find(testClass, name);
        if (!Modifier.isStatic(method.getModifiers()) || method.getParameterCount() > 0) {
            throw new MisuseException("the method '" + name + "' must be static and without parameters");
        }
        Object levels;
        try {
            method.setAccessible(true);
            levels = method.invoke(null);
        } catch (IllegalAccessException e) {
            throw new MisuseException("the method '" + name + "' cannot be called: " + e.getMessage(), e);
        } catch (InvocationTargetException e) {
            throw new MisuseException("the method '" + name + "' failed: " + e.getCause(), e);
        }
        if (levels instanceof Collection<?> collection) {
            return collection.stream();
        }
        if (levels instanceof Stream<?> stream) {
            return stream;
        }
        if (levels instanceof Iterable<?> iterable) {
            return StreamSupport.stream(iterable.spliterator(), false);
        }
        if (levels instanceof Object[] array) {
            return Arrays.stream(array);
        }
        if (levels instanceof int[] array) {
            return Arrays.stream(array).boxed();
        }
        if (levels instanceof long[] array) {
            return Arrays.stream(array).boxed();
        }
        if (levels instanceof double[] array) {
            return Arrays.stream(array).boxed();
        }
        throw new MisuseException(
                "the method '" + name + "' must return an array, a Collection or a Stream, but returned " + levels);
    }
}
