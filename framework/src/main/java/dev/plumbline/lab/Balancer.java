package dev.plumbline.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a load balancer; stands on a parameter of type {@link LoadBalancer}. A load that goes through it puts the machines
 * of its trial behind it, so that treatments with different numbers of machines share one.
 */
@Documented
@ProvisionedBy(BalancerProvisioner.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Balancer {

    /** How long it serves; a block by default. */
    Scope scope() default Scope.BLOCK;
}
