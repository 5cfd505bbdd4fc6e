package dev.plumbline.lab.noop;

import dev.plumbline.lab.ProvisionedBy;
import dev.plumbline.lab.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a resource that is nothing, of type {@link NoopResource}; on every lab. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@ProvisionedBy(NoopProvisioner.class)
public @interface Noop {

    /** How many nothings; one by default. */
    String count() default "1";

    /** How long it serves; a block by default. */
    Scope scope() default Scope.BLOCK;
}
