package dev.plumbline.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Leaves treatments out of an experiment. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Where {

    /**
     * The name of a static method of the experiment's class that returns {@code boolean} and whose parameters are named, or
     * named with {@code @Factor(name)}, and typed like factors of the experiment, any number of them; a treatment at which it
     * returns {@code false} is left out.
     */
    String value();
}
