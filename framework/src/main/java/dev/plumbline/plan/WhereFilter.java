package dev.plumbline.plan;

import dev.plumbline.api.Factor;
import dev.plumbline.model.MisuseException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;

/** The method named by {@link dev.plumbline.api.Where}, bound to the factors that it asks for. */
final class WhereFilter {

    private final Method method;
    private final List<Integer> positions;

    private WhereFilter(Method method, List<Integer> positions) {
        this.method = method;
        this.positions = positions;
    }

    /**
     * Binds the method's parameters to factors.
     *
     * @throws MisuseException when the method or one of its parameters does not fit
     */
    static WhereFilter of(String name, Class<?> testClass, List<FactorDefinition> factors) {
        Method method = Methods.find(testClass, name);
        if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() != boolean.class) {
            throw new MisuseException("@Where(\"" + name + "\"): the method must be static and return boolean");
        }
        List<Integer> positions = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            positions.add(position(name, parameter, factors));
        }
        return new WhereFilter(method, positions);
    }

    /** Whether the treatment with these levels stays. */
    boolean keeps(List<Object> levels) {
        Object[] arguments = positions.stream().map(levels::get).toArray();
        return Boolean.TRUE.equals(ReflectionSupport.invokeMethod(method, null, arguments));
    }

    private static int position(String where, Parameter parameter, List<FactorDefinition> factors) {
        String name = Optional.ofNullable(parameter.getAnnotation(Factor.class))
                .map(declared -> FactorReader.name(parameter, declared))
                .orElseGet(() -> {
                    if (!parameter.isNamePresent()) {
                        throw new MisuseException(
                                "@Where(\"" + where + "\"): the class file holds no parameter names; write"
                                        + " @Factor(name = \"...\") on each parameter, or compile with -parameters");
                    }
                    return parameter.getName();
                });
        for (int i = 0; i < factors.size(); i++) {
            FactorDefinition factor = factors.get(i);
            if (factor.factor().name().equals(name)) {
                if (LevelSyntax.boxed(factor.type()) != LevelSyntax.boxed(parameter.getType())) {
                    throw new MisuseException("@Where(\"" + where + "\"): parameter '" + name + "' must be a "
                            + factor.type().getSimpleName() + " like the factor");
                }
                return i;
            }
        }
        throw new MisuseException("@Where(\"" + where + "\"): parameter '" + name + "' is no factor; the factors are "
                + factors.stream().map(factor -> factor.factor().name()).toList());
    }
}
