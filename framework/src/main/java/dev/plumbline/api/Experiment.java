package dev.plumbline.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes a method an experiment: one question asked of a lab.
 *
 * <p>The method is not private, not static, not abstract, and returns a {@link dev.plumbline.model.Measurement}. Its class has
 * a constructor without parameters; every trial gets a new instance. Each parameter is a {@link Factor} or declares a
 * resource. May be used as a meta-annotation.
 */
@Documented
@Testable
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Experiment {

    /** The question, in words; it heads the report. */
    String value();

    /** Tags to select experiments by, as with {@code -Dgroups}; none by default. */
    String[] tags() default {};

    /** Why the experiment is not run for now; {@code ""}, the default, runs it. */
    String disabled() default "";
}
