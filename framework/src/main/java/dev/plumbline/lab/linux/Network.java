package dev.plumbline.lab.linux;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;

/** A lab's own network, which whole network namespaces can be attached to. */
@FunctionalInterface
public interface Network {

    /**
     * Attaches a namespace, which is then a machine on the network.
     *
     * @param machine the machine's name
     * @param namespace its namespace; what is attached goes with it
     * @param link its link, with its rate
     * @param context where side effects are announced
     */
    Attached attach(String machine, NetworkNamespace namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException;
}
