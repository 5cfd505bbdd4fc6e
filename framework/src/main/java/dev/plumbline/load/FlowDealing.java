package dev.plumbline.load;

import dev.plumbline.lab.FlowLegs;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Chooses client ports so that flows are dealt evenly over the legs of a bond. iperf3 takes consecutive ports: those of the first
 * direction, then those of the other.
 */
final class FlowDealing {

    /** Below the ports that Linux gives by itself. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 31_999;

    /** First ports that are tried at a time; two legs are dealt evenly by every second to fourth, three by every twentieth. */
    private static final int TRIED = 64;

    /** What is asked before the least uneven is taken; four legs are dealt evenly in both directions by one of 114 first ports. */
    private static final int MOST_TIMES = 32;

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
        Choice best = choice(machine, serverPort);
        for (int times = 1; times < MOST_TIMES && best.unevenness() > 0; times++) {
            Choice next = choice(machine, serverPort);
            best = next.unevenness() < best.unevenness() ? next : best;
        }
        best.legsIn().forEach(leg -> in[leg]++);
        best.legsOut().forEach(leg -> out[leg]++);
        return best.firstPort();
    }

    /**
     * What a first port leads to.
     *
     * @param unevenness how many flows more the busiest leg then has than the idlest, of both directions together
     */
    private record Choice(int firstPort, List<Integer> legsIn, List<Integer> legsOut, int unevenness) {}

    /** The best of the next ports. */
    private Choice choice(InetAddress machine, int serverPort) throws IOException, InterruptedException {
        int flows = spec.parallel() * spec.directions().size();
        int first = ports(TRIED + flows);
        List<FlowLegs.Flow> questions = new ArrayList<>();
        for (int port = first; port < first + TRIED + flows; port++) {
            questions.add(new FlowLegs.Flow(machine, port, serverPort, spec.udp()));
        }
        List<Integer> legsIn = spec.writes() ? legs.in(questions) : List.of();
        List<Integer> legsOut = spec.reads() ? legs.out(questions) : List.of();
        int outBegins = spec.writes() ? spec.parallel() : 0;
        return IntStream.range(0, TRIED)
                .mapToObj(tried -> choice(first + tried, from(legsIn, tried), from(legsOut, tried + outBegins)))
                .min(Comparator.comparingInt(Choice::unevenness))
                .orElseThrow();
    }

    private List<Integer> from(List<Integer> legs, int begin) {
        return legs.isEmpty() ? legs : legs.subList(begin, begin + spec.parallel());
    }

    private Choice choice(int firstPort, List<Integer> legsIn, List<Integer> legsOut) {
        return new Choice(firstPort, legsIn, legsOut, spread(in, legsIn) + spread(out, legsOut));
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

    private static int spread(int[] dealt, List<Integer> more) {
        int[] after = dealt.clone();
        more.forEach(leg -> after[leg]++);
        IntSummaryStatistics flows = Arrays.stream(after).summaryStatistics();
        return flows.getMax() - flows.getMin();
    }
}
