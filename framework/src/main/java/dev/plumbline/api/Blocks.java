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
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Blocks {

    /** The number of blocks, 1 or more. */
    int value();
}
