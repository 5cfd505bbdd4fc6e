package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares machines that are all alike; stands on a parameter of type {@link Machines}.
 *
 * <p>Attributes of type {@code String} may refer to factors, as in {@code count = "{vms}"}. Treatments may share machines when
 * they differ in {@code count} or {@code placement} only.
 */
@Documented
@ProvisionedBy(VmsProvisioner.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Vms {

    /** How many machines; 1 by default. */
    String count() default "1";

    /** The size of each machine's disk on a volume, as {@code "80 MiB"}; {@code ""}, the default, for no disk. */
    String disk() default "";

    /** How the disks are laid out over the volumes, by the name of a {@link Placement}; {@code "PACKED"} by default. */
    String placement() default "PACKED";

    /**
     * The name of the parameter with {@link Luns} that holds the disks; {@code ""}, the default, where there is only one. Not
     * looked at without {@code disk}.
     */
    String on() default "";

    /** Virtual processors of each; 1 by default. */
    String cpus() default "1";

    /** Memory of each; {@code "256 MiB"} by default. */
    String memory() default "256 MiB";

    /** The rate of each machine's network card, in each direction; {@code "1 Gbit/s"} by default, {@code "unlimited"} for none. */
    String nic() default "1 Gbit/s";

    /** How long they serve; a block by default. */
    Scope scope() default Scope.BLOCK;
}
