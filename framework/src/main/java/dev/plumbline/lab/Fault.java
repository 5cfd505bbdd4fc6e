package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that something breaks at a set moment of each trial's measured interval; stands on a parameter of type
 * {@link DeclaredFault}, which a load is given, as in {@code RequestLoad.of("1 KiB").through(balancer).under(fault)}, or for a LUN
 * {@code DiskLoad.of(spec).on(luns).under(fault)}. The end of that machine breaks no trial; that of any other does.
 *
 * <p>Attributes of type {@code String} may refer to factors, as in {@code repair = "{repair}"}. Treatments share it, whatever
 * they differ in, but for one that strikes machines and another that strikes LUNs. Labs that can break things are {@link FaultHost}s; others refuse, before the start.
 */
@Documented
@ProvisionedBy(FaultProvisioner.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Fault {

    /** The name of a {@link FaultKind}, of which {@code "NONE"} fits with any other; {@code "MACHINE_KILLED"} by default. */
    String kind() default "MACHINE_KILLED";

    /** The number of the machine that it strikes, from 1, the default. */
    String machine() default "1";

    /** The number of the leg of that machine's link, from 1, the default; not looked at unless a link goes down. */
    String leg() default "1";

    /** The number of the LUN that it strikes, from 1, the default; not looked at unless a LUN is slowed down or full. */
    String lun() default "1";

    /**
     * How many times as long that LUN takes for each request, {@code "1"} (nothing happens, to hold others against) to
     * {@code "1000"}; {@code "4"} by default; not looked at unless it is slowed down.
     */
    String times() default "4";

    /**
     * When it strikes: so long after the measured interval begins, as {@code "100 ms"}, or so much of the interval, as
     * {@code "30 %"}, which is the default. The time before is what the service is held against afterwards.
     */
    String after() default "30 %";

    /**
     * How long it takes until it is noticed, written as {@code after}; {@code "0 ms"} by default. So long a LUN stays slow or full that
     * is restored in the trial; there, nothing is too short.
     */
    String noticed() default "0 ms";

    /**
     * The name of a {@link Repair}; {@code "RESTART"} by default. A machine's work can be sent on, a LUN can be restored
     * afterwards.
     */
    String repair() default "RESTART";

    /**
     * The name of the parameter with {@link Vms} that holds the machine, or of that with {@link Luns} that holds the LUN; {@code ""},
     * the default, where there is only one.
     */
    String of() default "";

    /** How long it serves; a block by default. */
    Scope scope() default Scope.BLOCK;
}
