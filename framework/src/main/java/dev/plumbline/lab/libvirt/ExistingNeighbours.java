package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.BalancerSettings;
import dev.plumbline.lab.linux.HaproxyBalancer;
import dev.plumbline.lab.linux.NamespacePeer;
import java.nio.file.Path;

/** Peers and load balancers beside machines that are somebody's: on this computer, attached to a declared bridge of it. */
record ExistingNeighbours(GuestNetwork network, BalancerSettings balancers, Path folder)
        implements PeerHost, BalancerHost {

    @Override
    public Machine createPeer(String name, LinkSpec link, Provisioning context) throws Exception {
        if (link.legs() > 1) {
            throw new MissingCapabilityException(
                    "a peer of this lab has one leg, since it makes no virtual machines, but got legs = "
                            + link.legs());
        }
        return NamespacePeer.create(name, link, network, context);
    }

    @Override
    public LoadBalancer createBalancer(String name, Provisioning context) throws Exception {
        return HaproxyBalancer.start(name, balancers, folder, network, context);
    }
}
