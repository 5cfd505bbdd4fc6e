package dev.plumbline.api;

import dev.plumbline.model.Severity;
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

    /** Who answers for it, for reports; {@code ""}, the default, for nobody. */
    String owner() default "";

    /** How much a regression matters, for reports; {@link Severity#NORMAL} by default. */
    Severity severity() default Severity.NORMAL;

    /**
     * Pages about it, for reports: an address, or a name, a blank and an address, as in {@code "why two LUNs https://wiki.lab/luns"}.
     * None by default.
     */
    String[] links() default {};
}
