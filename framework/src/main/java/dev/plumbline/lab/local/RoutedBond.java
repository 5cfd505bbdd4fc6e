package dev.plumbline.lab.local;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.FlowLegs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Subnet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several legs made one by multipath routes, where the kernel has no bonding driver. The switch is a router for it: the machine's
 * address is on none of its legs, each leg is a subnet of two, and both sides have a route over all legs. Each flow keeps to
 * the leg that the hash of its addresses and ports gives it.
 *
 * @param at the switch
 * @param namespace the machine's
 * @param address the machine's
 * @param ports the legs' devices at the switch
 * @param hops the switch's way over each leg
 */
record RoutedBond(NetworkSwitch at, String namespace, String address, List<String> ports, List<String> hops)
        implements FlowLegs {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Sysctls, which hold within a namespace alone: what is sent goes by addresses and ports, and over no leg whose cable is
     * pulled.
     */
    private static final String SENT = "cd /proc/sys/net/ipv4; echo 1 > fib_multipath_hash_policy;"
            + " echo 1 > conf/all/ignore_routes_with_linkdown; echo 1 > conf/default/ignore_routes_with_linkdown;"
            + " echo 0 > conf/all/rp_filter; echo 0 > conf/default/rp_filter";

    /**
     * So does what is passed on, by protocol, addresses and ports, which are the fields 0x37 of policy 3: with policy 1 the
     * kernel takes a packet's own hash where it has one, which for TCP of this computer is a random number, see
     * {@code fib_multipath_hash} in net/ipv4/route.c.
     */
    private static final String PASSED_ON = "cd /proc/sys/net/ipv4; echo 1 > ip_forward;"
            + " echo 3 > fib_multipath_hash_policy; echo 55 > fib_multipath_hash_fields;"
            + " echo 0 > conf/all/rp_filter; echo 0 > conf/default/rp_filter";

    RoutedBond {
        ports = List.copyOf(ports);
        hops = List.copyOf(hops);
    }

    /** Makes it; the first number is that of the machine's address, the others' are those of pairs of addresses. */
    static RoutedBond create(
            NetworkSwitch at,
            Subnet subnet,
            List<Integer> numbers,
            String namespace,
            LinkSpec link,
            Provisioning context)
            throws IOException, InterruptedException {
        Subnet behind = subnet.half(true);
        String address = behind.address(numbers.get(0));
        Ip.Script script = new Ip.Script()
                .shell(at.name(), PASSED_ON)
                .shell(namespace, SENT)
                .ip(namespace, List.of("addr add " + address + "/32 dev lo"));
        StringBuilder back = new StringBuilder("route add " + subnet + " src " + address);
        List<String> ports = new ArrayList<>();
        List<String> hops = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            int number = numbers.get(i);
            String device = NetworkLeg.device(i - 1);
            NetworkLeg leg = NetworkLeg.announce(at, "pair" + number, context);
            String atSwitch = "addr add " + behind.address(number) + "/31 dev " + leg.port();
            leg.create(script, namespace, device, behind.hardwareAddress(number + 1), link, atSwitch);
            script.ip(
                    namespace,
                    List.of(
                            "link set " + device + " up addrgenmode none",
                            "addr add " + behind.address(number + 1) + "/31 dev " + device));
            hops.add(" nexthop via " + behind.address(number + 1) + " dev " + leg.port());
            back.append(" nexthop via ")
                    .append(behind.address(number))
                    .append(" dev ")
                    .append(device);
            ports.add(leg.port());
        }
        RoutedBond bond = new RoutedBond(at, namespace, address, ports, hops);
        script.ip(at.name(), bond.routes(bond.all()))
                .ip(namespace, List.of(back.toString()))
                .run();
        return bond;
    }

    private List<Integer> all() {
        return IntStream.range(0, hops.size()).boxed().toList();
    }

    /** The switch's commands for a machine whose connected legs are these; the kernel drops a route that has none by itself. */
    List<String> routes(List<Integer> connected) {
        return connected.isEmpty()
                ? List.of()
                : List.of(connected.stream()
                        .map(hops::get)
                        .collect(Collectors.joining("", "route replace " + address + "/32", "")));
    }

    @Override
    public int legs() {
        return ports.size();
    }

    @Override
    public List<Integer> in(List<Flow> flows) throws IOException, InterruptedException {
        List<String> questions = flows.stream()
                .map(flow -> "route get " + address + " from " + flow.from().getHostAddress() + " iif "
                        + NetworkSwitch.BRIDGE + protocol(flow) + " sport " + flow.fromPort() + " dport " + flow.port())
                .toList();
        return legs(at.name(), questions, ports);
    }

    @Override
    public List<Integer> out(List<Flow> flows) throws IOException, InterruptedException {
        List<String> questions = flows.stream()
                .map(flow -> "route get " + flow.from().getHostAddress() + " from " + address + protocol(flow)
                        + " sport " + flow.port() + " dport " + flow.fromPort())
                .toList();
        List<String> devices = new ArrayList<>();
        for (int leg = 0; leg < ports.size(); leg++) {
            devices.add(NetworkLeg.device(leg));
        }
        return legs(namespace, questions, devices);
    }

    private static String protocol(Flow flow) {
        return " ipproto " + (flow.udp() ? "udp" : "tcp");
    }

    private static List<Integer> legs(String namespace, List<String> questions, List<String> devices)
            throws IOException, InterruptedException {
        Map<String, Integer> legOf = new TreeMap<>();
        devices.forEach(device -> legOf.put(device, legOf.size()));
        List<Integer> legs = new ArrayList<>();
        for (int i = 0; i < questions.size(); i += Ip.MOST_ANSWERS) {
            List<String> some = questions.subList(i, Math.min(questions.size(), i + Ip.MOST_ANSWERS));
            String answers = new Ip.Script().json(namespace, some).run();
            try (JsonParser each = JSON.createParser(answers)) {
                while (each.nextToken() != null) {
                    JsonNode routes = JSON.readTree(each);
                    legs.add(leg(legOf, routes.path(0).path("dev").asText()));
                }
            }
        }
        if (legs.size() != questions.size()) {
            throw new IOException("ip answered " + legs.size() + " of " + questions.size() + " questions about routes");
        }
        return legs;
    }

    private static int leg(Map<String, Integer> legOf, String device) throws IOException {
        Integer leg = legOf.get(device);
        if (leg == null) {
            throw new IOException("a flow takes the device '" + device + "', which is none of " + legOf.keySet());
        }
        return leg;
    }
}
