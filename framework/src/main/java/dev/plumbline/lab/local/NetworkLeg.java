package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One machine's attachment to the switch: a pair of devices, of which one is in the machine's namespace.
 *
 * @param at the switch
 * @param port the device there
 * @param address the machine's address
 */
record NetworkLeg(NetworkSwitch at, String port, InetAddress address) {

    static final String HANDLER = "local.leg";

    /** The device in the machine's namespace. */
    static final String DEVICE = "net0";

    private static final String PORT = "port";
    private static final String PORT_BEGINS = "port";

    /** Writes down that it will be made. */
    static NetworkLeg announce(NetworkSwitch at, Subnet subnet, int number, Provisioning context)
            throws UnknownHostException {
        NetworkLeg leg = new NetworkLeg(
                at,
                PORT_BEGINS + number,
                InetAddress.getByName(subnet.half(false).address(number)));
        Map<String, String> arguments = new TreeMap<>(at.arguments());
        arguments.put(PORT, leg.port);
        context.beforeEffect(UndoRecord.of(HANDLER, arguments));
        return leg;
    }

    /** Makes it. Everything that is not a machine lies behind the gateway. */
    void create(String namespace, Subnet subnet, int number, LinkSpec link) throws IOException, InterruptedException {
        Subnet machines = subnet.half(false);
        new Ip.Script()
                .ip(
                        at.name(),
                        List.of(
                                "link add " + port + " type veth peer name " + DEVICE + " address "
                                        + machines.hardwareAddress(number) + " netns " + namespace,
                                "link set " + port + " master " + NetworkSwitch.BRIDGE + " up addrgenmode none"))
                .tc(at.name(), Shaping.commands(link, port))
                .tc(namespace, Shaping.commands(link, DEVICE))
                .ip(
                        namespace,
                        List.of(
                                "link set " + DEVICE + " up addrgenmode none",
                                "addr add " + machines.address(number) + "/" + machines.prefix() + " dev " + DEVICE,
                                "route add " + subnet.half(true) + " via " + machines.address(NetworkSwitch.GATEWAY)))
                .run();
    }

    /** The number of the port that a record is of. */
    static int number(UndoRecord record) {
        return Integer.parseInt(record.argument(PORT).substring(PORT_BEGINS.length()));
    }

    /** Removes it; where it was the last one, the switch too. Finds nothing to do where both are gone. */
    static void undo(UndoRecord record) throws IOException, InterruptedException {
        NetworkSwitch at = NetworkSwitch.of(record);
        String port = PORT_BEGINS + number(record);
        if (at.exists() && at.ports().contains(port)) {
            delete(at, port);
        }
        at.removeIfUnused();
    }

    /** The kernel removes it by itself, and a while later, once the machine's namespace is gone. */
    private static void delete(NetworkSwitch at, String port) throws IOException, InterruptedException {
        try {
            Ip.run("-n", at.name(), "link", "del", port);
        } catch (IOException e) {
            if (at.ports().contains(port)) {
                throw e;
            }
        }
    }
}
