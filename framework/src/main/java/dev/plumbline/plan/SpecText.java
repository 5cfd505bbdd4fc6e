package dev.plumbline.plan;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A spec as text that is the same in every JVM: the order of sets and maps, and the addresses of objects, are not in it. Of an
 * object that is neither a record nor a plain value nothing but its class is known.
 */
final class SpecText {

    private SpecText() {}

    static String of(@Nullable Object value) {
        if (value instanceof Record spec) {
            return record(spec);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(SpecText::of).orElse("none");
        }
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, String> sorted = new TreeMap<>();
            map.forEach((key, one) -> sorted.put(of(key), of(one)));
            return sorted.toString();
        }
        if (value instanceof Collection<?> collection) {
            List<String> texts =
                    new ArrayList<>(collection.stream().map(SpecText::of).toList());
            if (!(value instanceof List<?>)) {
                texts.sort(null);
            }
            return texts.toString();
        }
        return plain(value);
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value == null || saysWhatItIs(value.getClass())) {
            return "'" + value + "'";
        }
        String name = value.getClass().getName();
        return "a " + (value.getClass().isHidden() ? name.replaceFirst("[$]{2}.*", "") : name);
    }

    /** The names of hidden classes, and the texts of objects that have none of their own, hold addresses. */
    private static boolean saysWhatItIs(Class<?> type) {
        try {
            return type.getName().startsWith("java.")
                    && type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has a text", e);
        }
    }

    private static String record(Record spec) {
        List<String> texts = new ArrayList<>();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            texts.add(component.getName() + "=" + of(value(spec, component.getAccessor())));
        }
        return spec.getClass().getName() + texts;
    }

    private static @Nullable Object value(Record spec, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }
}
