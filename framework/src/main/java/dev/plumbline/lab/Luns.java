package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares volumes; stands on a parameter of type {@link LunSet}.
 *
 * <p>Attributes of type {@code String} may refer to factors, as in {@code count = "{luns}"}. Treatments may share volumes when
 * they differ in {@code count} only.
 */
@Documented
@ProvisionedBy(LunsProvisioner.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Luns {

    /** How many volumes; 1 by default. */
    String count() default "1";

    /** The size of each, as {@code "1 GiB"}; {@code "64 MiB"} by default. */
    String size() default "64 MiB";

    /**
     * What becomes of what machines write, by the name of a {@link Writes}. {@code "KEPT"}, the default: each machine has its own
     * part of a volume, its disk. {@code "DISCARDED"}: many machines share a data image. Each sees the whole of a volume, the n-th
     * machine the n-th volume, over and over, and needs no disk; what it writes is thrown away when the load ends, at the
     * latest when the volume is released, and the volume itself never changes.
     */
    String writes() default "KEPT";

    /** How long they serve; a block by default. */
    Scope scope() default Scope.BLOCK;
}
