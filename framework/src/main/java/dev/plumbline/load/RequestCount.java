package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Whether the clients of a trial and the servers counted the same requests: none was lost, and none was sent twice. */
final class RequestCount {

    /** haproxy counts a request once it has noticed that it is over, which on a busy computer takes a while. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Map<String, Long> before = new LinkedHashMap<>();

    private interface Counter {
        OptionalLong requests() throws Exception;
    }

    private RequestCount() {}

    /** Begins to count, where servers can. */
    static RequestCount begin(Machines machines, Optional<LoadBalancer> front) throws Exception {
        RequestCount count = new RequestCount();
        for (Machine machine : machines.all()) {
            WebServer server = machine.require(WebServer.class, "web server");
            count.add(machine.name(), server::requests);
        }
        if (front.isPresent()) {
            LoadBalancer balancer = front.get();
            count.add(balancer.name(), balancer::requests);
        }
        return count;
    }

    private void add(String who, Counter counter) throws Exception {
        OptionalLong requests = counter.requests();
        if (requests.isPresent()) {
            counters.put(who, counter);
            before.put(who, requests.getAsLong());
        }
    }

    /**
     * Compares.
     *
     * @param answers how many answers clients had of each machine, and by the load balancer, by name
     * @throws IncompleteTrialException when one counted otherwise
     */
    void check(Map<String, Long> answers) throws Exception {
        for (String who : counters.keySet()) {
            long answered = answers.getOrDefault(who, 0L);
            try {
                Awaitility.await(who + " counts")
                        .atMost(LONGEST_WAIT)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> counted(who) >= answered);
            } catch (ConditionTimeoutException e) {
                // What it counted by now is looked at below.
            }
            long counted = counted(who);
            if (counted != answered) {
                throw new IncompleteTrialException(who + " counted " + counted + " requests, but clients had "
                        + answered + " answers of it: some were lost, or sent by others or twice");
            }
        }
    }

    private long counted(String who) throws Exception {
        Counter counter = Objects.requireNonNull(counters.get(who));
        return counter.requests().orElseThrow() - before.getOrDefault(who, 0L);
    }
}
