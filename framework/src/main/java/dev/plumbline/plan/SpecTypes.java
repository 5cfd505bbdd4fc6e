package dev.plumbline.plan;

import dev.plumbline.lab.Provisioner;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types that a provisioner fills in for the type parameters of {@link Provisioner}. */
final class SpecTypes {

    private SpecTypes() {}

    /** The type of a resource's specs. */
    static Class<?> of(ResourceDefinition resource) {
        return argument(resource.provisioner().getClass(), 1).orElse(Record.class);
    }

    /** The type that a provisioner makes; empty where it is a type variable. */
    static Optional<Class<?>> made(Class<?> provisioner) {
        return argument(provisioner, 2);
    }

    /** The annotation type that a provisioner reads; empty where it is a type variable. */
    static Optional<Class<?>> declared(Class<?> provisioner) {
        return argument(provisioner, 0);
    }

    private static Optional<Class<?>> argument(Class<?> provisioner, int position) {
        for (@Nullable Class<?> type = provisioner; type != null; type = type.getSuperclass()) {
            for (Type candidate : type.getGenericInterfaces()) {
                if (candidate instanceof ParameterizedType generic && generic.getRawType() == Provisioner.class) {
                    return raw(generic.getActualTypeArguments()[position]);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return Optional.of(plain);
        }
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Optional.empty();
    }
}
