package dev.plumbline.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a parameter a factor: the experiment is run at every combination of all factors' levels.
 *
 * <p>Levels are written as text, whatever the parameter's type:
 *
 * <ul>
 *   <li>{@code int}, {@code long}: numbers, and ranges with both ends included: {@code "8..22"}; with a step:
 *       {@code "10..50 +10"}, {@code "24..2 -2"}; with a factor: {@code "1..64 *2"}
 *   <li>{@code long} with a size: {@code "4 KiB"}; {@code double}: {@code "0.67"}
 *   <li>{@link java.time.Duration}: {@code "2 ms"}
 *   <li>{@code boolean}: {@code "true"}, {@code "false"}
 *   <li>an enum: its constants' names, each written out, so that a new constant does not silently change the design
 *   <li>{@code String}: the text itself
 * </ul>
 *
 * Either {@link #value} or {@link #method} is given, not both.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Factor {

    /** The levels; ranges and single levels may be mixed. */
    String[] value() default {};

    /**
     * The name of a static method of the experiment's class, without parameters, that returns the levels as an array, a
     * {@link java.util.Collection} or a {@link java.util.stream.Stream}; {@code ""} for none.
     */
    String method() default "";

    /** The factor's name; by default the parameter's, for which classes must be compiled with {@code -parameters}. */
    String name() default "";
}
