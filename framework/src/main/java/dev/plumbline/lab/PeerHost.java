package dev.plumbline.lab;

/** An ability of a lab: it has machines that are not virtual, for others to talk to. */
public interface PeerHost {

    /**
     * Makes one, or attaches to one, and starts it; {@link Machine#ready()} tells when it is up.
     *
     * @param name its name
     * @param link its attachment to the network
     * @param context where its side effects are announced
     * @throws Exception when it cannot be made
     */
    Machine createPeer(String name, LinkSpec link, Provisioning context) throws Exception;
}
