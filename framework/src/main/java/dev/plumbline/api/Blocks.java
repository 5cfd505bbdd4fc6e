package dev.plumbline.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many blocks are run: passes over all treatments, each in a fresh random order. On a class it holds for all of its
 * experiments; on a method it wins over the class; the property {@code plumbline.blocks} wins over both. Without any, 5.
 *
 * <p>Either a fixed number, {@code @Blocks(5)}, or as many as a precision takes, {@code @Blocks(min = 5, max = 20, precision =
 * "2%")}: then no further block is started once the 95 % interval of every treatment's mean is within that share of it. Only
 * the width of intervals is looked at, never a difference to anything.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Blocks {

    /** The number of blocks, 1 or more; 0, the default, where {@link #precision} decides. */
    int value() default 0;

    /** The fewest blocks where {@link #precision} decides, 3 or more. */
    int min() default 0;

    /** The most blocks where {@link #precision} decides, {@link #min} or more. */
    int max() default 0;

    /** Half the width of every treatment's interval, as a percentage of its mean, at which it is enough; none by default. */
    String precision() default "";
}
