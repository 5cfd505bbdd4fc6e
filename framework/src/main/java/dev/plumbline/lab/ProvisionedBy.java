package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation on a parameter of an experiment a declaration of a resource.
 *
 * <p>The annotation's attributes of type {@code String} may hold references to factors, {@code "{vms}"}; the provisioner
 * sees them replaced. An attribute {@code scope} of type {@link Scope} says how long the resource serves; without one that
 * is {@link Scope#BLOCK}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface ProvisionedBy {

    /** The provisioner; it has a constructor without parameters. */
    Class<? extends Provisioner<?, ?, ?>> value();
}
