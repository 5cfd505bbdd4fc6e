package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts {@link TrialInterceptor}s around the trials of an experiment, or of all experiments of a class. The first is the
 * outermost; those of the class stand outside of those of the method. May be used as a meta-annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface InterceptedBy {

    /** The interceptors; each has a constructor without parameters and serves one session. */
    Class<? extends TrialInterceptor>[] value();
}
