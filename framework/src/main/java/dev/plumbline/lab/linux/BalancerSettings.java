package dev.plumbline.lab.linux;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Settings;
import java.util.List;

/**
 * What {@code lab.yaml} says of load balancers.
 *
 * @param algorithm how the next machine is chosen
 * @param bitsPerSecond the rate of its link in each direction
 */
public record BalancerSettings(String algorithm, long bitsPerSecond) {

    private static final List<String> ALGORITHMS = List.of("roundrobin", "leastconn");
    private static final String UNLIMITED = "unlimited";

    public static BalancerSettings read(Settings balancer) {
        balancer.known("algorithm", "rate");
        String algorithm = balancer.text("algorithm", ALGORITHMS.get(0));
        if (!ALGORITHMS.contains(algorithm)) {
            throw balancer.mistake("'algorithm' must be one of " + ALGORITHMS + ", but is '" + algorithm + "'");
        }
        boolean unlimited = balancer.text("rate", UNLIMITED).equals(UNLIMITED);
        return new BalancerSettings(
                algorithm, unlimited ? LinkSpec.UNLIMITED : balancer.bitsPerSecond("rate", LinkSpec.UNLIMITED));
    }
}
