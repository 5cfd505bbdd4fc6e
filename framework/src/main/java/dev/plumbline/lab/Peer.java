package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one machine that is not a virtual one, for others to talk to; stands on a parameter of type {@link PeerMachine}.
 *
 * <p>Attributes of type {@code String} may refer to factors, as in {@code legs = "{legs}"}; then the scope is
 * {@link Scope#TRIAL}, because treatments may not share a peer that differs.
 */
@Documented
@ProvisionedBy(PeerProvisioner.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Peer {

    /** The number of links that are made one; {@code "1"}, the default, is a single link, more is a bond. */
    String legs() default "1";

    /** The rate of each leg, in each direction; {@code "1 Gbit/s"} by default, {@code "unlimited"} for none. */
    String rate() default "1 Gbit/s";

    /** How long it serves; a block by default. */
    Scope scope() default Scope.BLOCK;
}
