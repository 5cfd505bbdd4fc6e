package dev.plumbline.api;

import dev.plumbline.model.Better;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A response that an experiment is judged by. What a trial measures beyond the declared responses is recorded and shown, not
 * judged. At least one is declared.
 */
@Documented
@Repeatable(Responses.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Response {

    /** Its name, as the measurement gives it. */
    String name();

    /** Its unit, as the measurement gives it; a plain number by default. */
    String unit() default "";

    /** The direction in which it improves. */
    Better better();

    /** How far it may move before that matters, as a percentage above 0 % and below 100 %; 5 % by default. */
    String tolerance() default "5%";
}
