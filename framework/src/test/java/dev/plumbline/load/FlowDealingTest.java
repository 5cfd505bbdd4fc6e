package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.FlowLegs;
import java.net.InetAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports that deal flows evenly, over bonds that throw them by a hash. */
class FlowDealingTest {

    private static final int BONDS = 100;
    private static final int MACHINES = 3;

    /** A bond whose hash is as good as chance. */
    private record ThrownLegs(int legs, int seed) implements FlowLegs {

        @Override
        public List<Integer> in(List<Flow> flows) {
            return thrown(flows, "in");
        }

        @Override
        public List<Integer> out(List<Flow> flows) {
            return thrown(flows, "out");
        }

        private List<Integer> thrown(List<Flow> flows, String way) {
            return flows.stream()
                    .map(flow -> new Random(31L * flow.hashCode() + 7L * way.hashCode() + seed).nextInt(legs))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void every_leg_has_as_many_flows_as_the_next(int legs) throws Exception {
        StreamSpec spec = new StreamSpec(
                1 << 20, List.of(StreamLane.Direction.READ, StreamLane.Direction.WRITE), legs, OptionalLong.empty());
        InetAddress machine = InetAddress.getLoopbackAddress();
        for (int bond = 0; bond < BONDS; bond++) {
            FlowLegs thrown = new ThrownLegs(legs, bond);
            FlowDealing dealing = new FlowDealing(spec, thrown);
            for (int index = 0; index < MACHINES; index++) {
                int first = dealing.deal(machine, 5201 + index);

                List<FlowLegs.Flow> flows = flows(first, 2 * legs, 5201 + index);
                assertThat(thrown.in(flows.subList(0, legs))).doesNotHaveDuplicates();
                assertThat(thrown.out(flows.subList(legs, 2 * legs))).doesNotHaveDuplicates();
            }
            assertThat(dealing.busiest()).isEqualTo(1.0 / legs);
        }
    }

    private static List<FlowLegs.Flow> flows(int first, int count, int serverPort) {
        return IntStream.range(first, first + count)
                .mapToObj(port -> new FlowLegs.Flow(InetAddress.getLoopbackAddress(), port, serverPort, false))
                .toList();
    }
}
