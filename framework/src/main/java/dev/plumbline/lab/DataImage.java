package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an image full of data that machines read; stands on a parameter of type {@link ImageSet}. What machines write to it is
 * {@linkplain Writes#DISCARDED discarded}, whether they share it or have copies.
 *
 * <p>Attributes of type {@code String} may refer to factors, as in {@code sharing = "{sharing}"}. It is laid out once its machines
 * are up.
 */
@Documented
@ProvisionedBy(DataImageProvisioner.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface DataImage {

    /** Its size, as {@code "1 GiB"}; {@code "8 MiB"} by default. */
    String size() default "8 MiB";

    /** How machines come to its bytes, by the name of a {@link Sharing}; {@code "SHARED"} by default. */
    String sharing() default "SHARED";

    /** The name of the parameter with {@link Vms} whose machines read it; {@code ""}, the default, where there is only one. */
    String machines() default "";

    /** How long it serves; a trial by default. In a wider scope, all of its treatments must have the same image. */
    Scope scope() default Scope.TRIAL;
}
