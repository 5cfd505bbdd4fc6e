package dev.plumbline.lab;

/** An ability of a lab: it has load balancers. */
public interface BalancerHost {

    /**
     * Makes one and starts it, with nothing behind it.
     *
     * @param name its name
     * @param context where its side effects are announced
     * @throws Exception when it cannot be made
     */
    LoadBalancer createBalancer(String name, Provisioning context) throws Exception;
}
