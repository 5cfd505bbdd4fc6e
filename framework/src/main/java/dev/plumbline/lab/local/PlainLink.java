package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Subnet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Attachments of one leg, or of several that the kernel's bonding driver makes one: on both sides, since both send. */
final class PlainLink {

    private PlainLink() {}

    /** One leg; its port. */
    static List<NetworkLeg> single(
            NetworkSwitch at, Subnet subnet, int number, String namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException {
        NetworkLeg leg = NetworkLeg.announce(at, "port" + number, context);
        Ip.Script script = new Ip.Script();
        String device = NetworkLeg.device(0);
        leg.create(
                script,
                namespace,
                device,
                subnet.half(false).hardwareAddress(number),
                link,
                "link set " + leg.port() + " master " + NetworkSwitch.BRIDGE);
        script.ip(namespace, addressed(device, subnet, number)).run();
        return List.of(leg);
    }

    /** One leg for each number; the address is that of the first. */
    static List<NetworkLeg> bonded(
            NetworkSwitch at,
            Subnet subnet,
            List<Integer> numbers,
            String namespace,
            LinkSpec link,
            Provisioning context)
            throws IOException, InterruptedException {
        int number = numbers.get(0);
        Subnet machines = subnet.half(false);
        NetworkLeg bond = NetworkLeg.announce(at, "bond" + number, context);
        String device = "bond";
        Ip.Script script = new Ip.Script()
                .ip(
                        at.name(),
                        List.of(
                                "link add name " + bond.port() + " " + BondKind.DRIVER_OPTIONS,
                                "link set " + bond.port() + " master " + NetworkSwitch.BRIDGE))
                .ip(
                        namespace,
                        List.of("link add name " + device + " address " + machines.hardwareAddress(number) + " "
                                + BondKind.DRIVER_OPTIONS));
        List<NetworkLeg> legs = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            NetworkLeg leg = NetworkLeg.announce(at, "port" + numbers.get(i), context);
            String of = NetworkLeg.device(i);
            leg.create(
                    script,
                    namespace,
                    of,
                    machines.hardwareAddress(numbers.get(i)),
                    link,
                    "link set " + leg.port() + " master " + bond.port());
            script.ip(namespace, List.of("link set " + of + " master " + device, "link set " + of + " up"));
            legs.add(leg);
        }
        script.ip(at.name(), List.of("link set " + bond.port() + " up addrgenmode none"))
                .ip(namespace, addressed(device, subnet, number))
                .run();
        return legs;
    }

    /** Everything that is not on the switch lies behind the gateway. */
    private static List<String> addressed(String device, Subnet subnet, int number) {
        Subnet machines = subnet.half(false);
        return List.of(
                "link set " + device + " up addrgenmode none",
                "addr add " + machines.address(number) + "/" + machines.prefix() + " dev " + device,
                "route add " + subnet.half(true) + " via " + machines.address(NetworkSwitch.GATEWAY));
    }
}
