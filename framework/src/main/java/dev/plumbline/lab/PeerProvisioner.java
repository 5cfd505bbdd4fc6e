package dev.plumbline.lab;

import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.Optional;

/** Makes the machine that {@link Peer} declares. */
final class PeerProvisioner
        implements Provisioner<Peer, LinkSpec, PeerMachine>, Shareable<LinkSpec, PeerMachine>, MakesMachines {

    private static final String CAPABILITY = "machine that is not a virtual one";
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    @Override
    public LinkSpec spec(Peer declared, Levels at) {
        return new LinkSpec(
                Attribute.read("@Peer", "legs", declared.legs(), Quantities::count),
                Attribute.read("@Peer", "rate", declared.rate(), LinkSpec::rate));
    }

    @Override
    public Demand demand(LinkSpec spec, Lab lab) {
        lab.require(PeerHost.class, CAPABILITY);
        return Demand.NONE;
    }

    @Override
    public Covariates covariates(LinkSpec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public PeerMachine provision(LinkSpec spec, Provisioning context) throws Exception {
        PeerHost host = context.lab().require(PeerHost.class, CAPABILITY);
        return new PeerMachine(host.createPeer(context.uniqueName("peer"), spec, context));
    }

    @Override
    public Readiness ready(PeerMachine peer) {
        return Readiness.when("the peer answers", LONGEST_START, peer.machine()::ready);
    }

    @Override
    public Optional<String> conflict(LinkSpec one, LinkSpec other) {
        if (one.legs() != other.legs()) {
            return Optional.of("legs");
        }
        return one.bitsPerSecond() == other.bitsPerSecond() ? Optional.empty() : Optional.of("rate");
    }

    @Override
    public LinkSpec most(LinkSpec one, LinkSpec other) {
        return one;
    }

    @Override
    public Covariates parked(LinkSpec whole, LinkSpec part) {
        return Covariates.NONE;
    }

    @Override
    public PeerMachine view(PeerMachine whole, LinkSpec part, Conductor conductor) {
        return whole;
    }
}
