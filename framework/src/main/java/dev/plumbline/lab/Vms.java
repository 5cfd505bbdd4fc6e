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

    /**
     * How the disks are laid out over the volumes: the name of a {@link Placement}, or for each machine the number of its volume,
     * from 1, as in {@code "1 1 2 3"}; a longer list than there are machines is read as far as it is needed.
     * {@code "PACKED"} by default.
     */
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

    /**
     * How many network cards of that rate each has; {@code "1"} by default. More are made one, a bond, inside the machine; labs
     * tell whether they can.
     */
    String legs() default "1";

    /**
     * How several {@code legs} are made one: {@code "balance-rr"}, {@code "active-backup"} or {@code "802.3ad"};
     * {@code ""}, the default, for the lab's own choice.
     *
     * <p>This attribute and those below are for labs of virtual machines, which have {@link HardwareChoice}; another lab refuses
     * an experiment that chooses any of them.
     */
    String bond() default "";

    /**
     * The model of the network cards, as {@code "virtio"}, {@code "e1000"}, {@code "vmxnet3"}, {@code "pcnet"} or
     * {@code "rtl8139"}; {@code ""}, the default, for the lab's own choice. Which there are is the lab's matter.
     */
    String nicModel() default "";

    /**
     * What the disks hang on: {@code "virtio"}, {@code "scsi"}, {@code "sata"} or {@code "ide"}; {@code ""}, the default, for
     * the lab's own choice.
     */
    String diskBus() default "";

    /**
     * How the host caches the disks: {@code "none"}, {@code "writeback"}, {@code "writethrough"}, {@code "directsync"} or
     * {@code "unsafe"}; {@code ""}, the default, for the lab's own choice.
     */
    String diskCache() default "";

    /**
     * The processors of the host that those of each machine may run on, counted from 0, as {@code "0-1"} or {@code "0,2"};
     * {@code ""}, the default, for any.
     */
    String pin() default "";

    /** How long they serve; a block by default. */
    Scope scope() default Scope.BLOCK;
}
