package dev.plumbline.lab;

/** Makes the load balancer that {@link Balancer} declares. */
final class BalancerProvisioner implements Provisioner<Balancer, BalancerProvisioner.Spec, LoadBalancer> {

    private static final String CAPABILITY = "load balancer";

    /** One load balancer is like another. */
    record Spec() {}

    @Override
    public Spec spec(Balancer declared, Levels at) {
        return new Spec();
    }

    @Override
    public Demand demand(Spec spec, Lab lab) {
        lab.require(BalancerHost.class, CAPABILITY);
        return Demand.NONE;
    }

    @Override
    public Covariates covariates(Spec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public LoadBalancer provision(Spec spec, Provisioning context) throws Exception {
        return context.lab()
                .require(BalancerHost.class, CAPABILITY)
                .createBalancer(context.uniqueName("balancer"), context);
    }

    @Override
    public Readiness ready(LoadBalancer balancer) {
        return Readiness.immediately();
    }
}
