package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.linux.Ip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The cables between a machine and the switch. One is pulled by setting its port down: then its other end has no carrier. */
final class Cables implements LinkLegs {

    private final NetworkSwitch at;
    private final List<String> ports;
    private final Function<List<Integer>, List<String>> routes;
    private final Set<Integer> pulled = new TreeSet<>();

    /**
     * Cables, all plugged in.
     *
     * @param ports the legs' devices at the switch
     * @param routes the switch's commands for a link with these legs alone, of which there may be none
     */
    Cables(NetworkSwitch at, List<String> ports, Function<List<Integer>, List<String>> routes) {
        this.at = at;
        this.ports = List.copyOf(ports);
        this.routes = routes;
    }

    @Override
    public int legs() {
        return ports.size();
    }

    @Override
    public synchronized void connect(int leg, boolean connected) throws IOException, InterruptedException {
        Objects.checkIndex(leg, ports.size());
        Set<Integer> without = new TreeSet<>(pulled);
        if (!(connected ? without.remove(leg) : without.add(leg))) {
            return;
        }
        List<String> commands = new ArrayList<>();
        commands.add("link set " + ports.get(leg) + (connected ? " up" : " down"));
        commands.addAll(routes.apply(IntStream.range(0, ports.size())
                .filter(each -> !without.contains(each))
                .boxed()
                .toList()));
        new Ip.Script().ip(at.name(), commands).run();
        pulled.clear();
        pulled.addAll(without);
    }
}
