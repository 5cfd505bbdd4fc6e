package dev.plumbline.load;

import dev.plumbline.lab.FlowLegs;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses client ports so that flows are dealt evenly over the legs of a bond. iperf3 takes consecutive ports: those of the first
 * direction, then those of the other.
 */
final class FlowDealing {

    /** Below the ports that Linux gives by itself. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 31_999;

    /** First ports that are tried; two legs are dealt evenly by every second to fourth. */
    private static final int TRIED = 64;

    /** Ports are not used again before the kernel has forgotten the connections that had them. */
    private static final AtomicInteger NEXT = new AtomicInteger(FIRST_PORT);

    private final StreamSpec spec;
    private final FlowLegs legs;
    private final int[] in;
    private final int[] out;

    FlowDealing(StreamSpec spec, FlowLegs legs) {
        this.spec = spec;
        this.legs = legs;
        this.in = new int[legs.legs()];
        this.out = new int[legs.legs()];
    }

    /** The first client port of a machine, such that all machines' flows so far are as even as they can be. */
    int deal(InetAddress machine, int serverPort) throws IOException, InterruptedException {
        int flows = spec.parallel() * spec.directions().size();
        int first = ports(TRIED + flows);
        List<FlowLegs.Flow> questions = new ArrayList<>();
        for (int port = first; port < first + TRIED + flows; port++) {
            questions.add(new FlowLegs.Flow(machine, port, serverPort, spec.udp()));
        }
        List<Integer> legsIn = spec.writes() ? legs.in(questions) : List.of();
        List<Integer> legsOut = spec.reads() ? legs.out(questions) : List.of();
        int outBegins = spec.writes() ? spec.parallel() : 0;
        int best = 0;
        for (int tried = 1; tried < TRIED; tried++) {
            if (unevenness(legsIn, legsOut, tried, outBegins) < unevenness(legsIn, legsOut, best, outBegins)) {
                best = tried;
            }
        }
        add(in, legsIn, best);
        add(out, legsOut, best + outBegins);
        return first + best;
    }

    /** The share of flows in a direction on the leg that has most of them, 0 to 1; the larger of both directions. */
    double busiest() {
        return Math.max(busiest(in), busiest(out));
    }

    private static double busiest(int[] dealt) {
        int sum = 0;
        int most = 0;
        for (int flows : dealt) {
            sum += flows;
            most = Math.max(most, flows);
        }
        return sum == 0 ? 0 : (double) most / sum;
    }

    private static int ports(int count) {
        return NEXT.getAndUpdate(next -> next + 2 * count > LAST_PORT ? FIRST_PORT : next + count);
    }

    private int unevenness(List<Integer> legsIn, List<Integer> legsOut, int tried, int outBegins) {
        return spread(in, legsIn, tried) + spread(out, legsOut, tried + outBegins);
    }

    private int spread(int[] dealt, List<Integer> more, int begin) {
        int[] after = dealt.clone();
        add(after, more, begin);
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int flows : after) {
            least = Math.min(least, flows);
            most = Math.max(most, flows);
        }
        return most - least;
    }

    private void add(int[] dealt, List<Integer> more, int begin) {
        if (!more.isEmpty()) {
            more.subList(begin, begin + spec.parallel()).forEach(leg -> dealt[leg]++);
        }
    }
}
