package dev.plumbline.engine;

import dev.plumbline.lab.ProvisionedBy;
import dev.plumbline.lab.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a resource whose making, resetting and undoing is written down. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@ProvisionedBy(Recording.class)
@interface Recorded {

    String name();

    String on() default "";

    Scope scope() default Scope.BLOCK;

    record Spec(String name, String on) {}

    record Resource(String name) {}
}
