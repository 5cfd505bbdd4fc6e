package dev.plumbline.plan;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces references to factors, {@code "{vms}"}, in an annotation's attributes of type {@code String}. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]*)}");

    private References() {}

    /** The annotation as it reads at a treatment. */
    static <A extends Annotation> A resolve(A declared, Class<A> type, Treatment treatment) {
        InvocationHandler resolving = (proxy, method, arguments) -> {
            Object value = invoke(declared, method, arguments);
            if (value instanceof String text && method.getDeclaringClass() == type) {
                return resolve(text, type, method, treatment);
            }
            if (value instanceof String[] texts && method.getDeclaringClass() == type) {
                return Arrays.stream(texts)
                        .map(text -> resolve(text, type, method, treatment))
                        .toArray(String[]::new);
            }
            return value;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, resolving));
    }

    private static String resolve(String text, Class<?> type, Method attribute, Treatment treatment) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(reference -> {
            String factor = reference.group(1).strip();
            if (!treatment.levels().containsKey(factor)) {
                throw new MisuseException("@" + type.getSimpleName() + "(" + attribute.getName() + " = \"" + text
                        + "\") refers to '" + factor + "', which is no factor; the factors are "
                        + treatment.levels().keySet());
            }
            return Matcher.quoteReplacement(treatment.level(factor).text());
        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true); // users' annotations need not be public
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
