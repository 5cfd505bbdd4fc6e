package dev.plumbline.plan;

import dev.plumbline.lab.ProvisionedBy;
import dev.plumbline.lab.Provisioner;
import dev.plumbline.lab.Scope;
import dev.plumbline.model.MisuseException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads annotations that declare a resource. */
final class ResourceReader {

    private ResourceReader() {}

    /** The annotations of a parameter that declare a resource. */
    static List<Annotation> declarations(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(ProvisionedBy.class))
                .toList();
    }

    /**
     * The resource that a parameter declares.
     *
     * @throws MisuseException when the parameter's type is not what the provisioner makes
     */
    static ResourceDefinition read(int index, Parameter parameter, Annotation declared) {
        Class<? extends Annotation> annotation = declared.annotationType();
        Class<? extends Provisioner<?, ?, ?>> type =
                annotation.getAnnotation(ProvisionedBy.class).value();
        SpecTypes.declared(type).filter(reads -> reads != annotation).ifPresent(reads -> {
            throw new MisuseException("@" + annotation.getSimpleName() + " is provisioned by " + type.getName()
                    + ", which reads @" + reads.getSimpleName() + "; name a provisioner of its own");
        });
        SpecTypes.made(type)
                .filter(made -> !parameter.getType().isAssignableFrom(made))
                .ifPresent(made -> {
                    throw new MisuseException("@" + annotation.getSimpleName() + " makes a " + made.getSimpleName()
                            + ", but parameter '" + parameter.getName() + "' is a "
                            + parameter.getType().getSimpleName() + "; change its type");
                });
        return new ResourceDefinition(index, parameter.getName(), declared, scope(declared), instance(type));
    }

    private static Scope scope(Annotation declared) {
        try {
            Method attribute = declared.annotationType().getDeclaredMethod("scope");
            return ReflectionSupport.invokeMethod(attribute, declared) instanceof Scope scope ? scope : Scope.BLOCK;
        } catch (NoSuchMethodException e) {
            return Scope.BLOCK; // the attribute is optional
        }
    }

    private static Provisioner<?, ?, ?> instance(Class<? extends Provisioner<?, ?, ?>> type) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (RuntimeException e) {
            throw new MisuseException(
                    "the provisioner " + type.getName() + " cannot be made; give it a constructor without parameters",
                    e);
        }
    }
}
