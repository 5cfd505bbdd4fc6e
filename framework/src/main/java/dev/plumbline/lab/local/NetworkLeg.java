package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Shaping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A pair of devices, of which one is at the switch and the other in a machine's namespace.
 *
 * @param at the switch
 * @param port the device there
 */
record NetworkLeg(NetworkSwitch at, String port) {

    static final String HANDLER = "local.leg";

    private static final String PORT = "port";
    private static final Pattern NAME = Pattern.compile("(?:port|pair|bond)(\\d{1,5})");

    /** Rejects names that are not of this lab's making. */
    NetworkLeg {
        if (!NAME.matcher(port).matches()) {
            throw new IllegalArgumentException("the device " + port + " of " + at.name() + " is not one of this lab's");
        }
    }

    /** The name of the device in the machine's namespace. */
    static String device(int leg) {
        return "net" + leg;
    }

    /** Writes down that it will be made. */
    static NetworkLeg announce(NetworkSwitch at, String port, Provisioning context) {
        NetworkLeg leg = new NetworkLeg(at, port);
        Map<String, String> arguments = new TreeMap<>(at.arguments());
        arguments.put(PORT, port);
        context.beforeEffect(UndoRecord.of(HANDLER, arguments));
        return leg;
    }

    /** What makes it, with its rate: at the switch it belongs to another device, or has an address of its own. */
    void create(
            Ip.Script script, String namespace, String device, String hardwareAddress, LinkSpec link, String atSwitch) {
        List<String> commands = new ArrayList<>();
        commands.add("link add " + port + " type veth peer name " + device + " address " + hardwareAddress + " netns "
                + namespace);
        commands.add(atSwitch);
        commands.add("link set " + port + " up addrgenmode none");
        script.ip(at.name(), commands)
                .tc(at.name(), Shaping.commands(link, port))
                .tc(namespace, Shaping.commands(link, device));
    }

    static NetworkLeg of(UndoRecord record) {
        return new NetworkLeg(NetworkSwitch.of(record), record.argument(PORT));
    }

    boolean isPair() {
        return port.startsWith("pair");
    }

    /** The number in its name. */
    int number() {
        return Integer.parseInt(NAME.matcher(port).replaceAll("$1"));
    }

    /** Removes it; where it was the last one, the switch too. Finds nothing to do where both are gone. */
    void undo() throws IOException, InterruptedException {
        if (at.exists() && at.ports().contains(port)) {
            delete();
        }
        at.removeIfUnused();
    }

    /** The kernel removes it by itself, and a while later, once the machine's namespace is gone. */
    private void delete() throws IOException, InterruptedException {
        try {
            Ip.run("-n", at.name(), "link", "del", port);
        } catch (IOException e) {
            if (at.ports().contains(port)) {
                throw e;
            }
        }
    }
}
