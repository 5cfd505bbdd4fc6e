package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What the machines' own lists say of the requests of a trial, held against what clients were answered.
 *
 * @param doubled how many times a request was done that had been done before
 * @param silent the machines that keep no list, of which only what they answered is known
 */
record WorkDone(long doubled, List<String> silent) {

    /** A server notes a request after its answer is out. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /**
     * Compares.
     *
     * @param struck the name of the machine that broke, of whose list the end may be missing
     * @throws IncompleteTrialException when another machine has not noted what it answered
     */
    static WorkDone of(Machines machines, String struck, TrackedRequests requests) throws Exception {
        Map<String, String> answers = requests.answers();
        Map<String, Long> done = new HashMap<>();
        List<String> silent = new ArrayList<>();
        for (Machine machine : machines.all()) {
            Set<String> answered = new HashSet<>();
            answers.forEach((request, by) -> {
                if (by.equals(machine.name())) {
                    answered.add(request);
                }
            });
            Optional<List<String>> noted =
                    noted(machine, requests, machine.name().equals(struck) ? Set.of() : answered);
            if (noted.isEmpty()) {
                silent.add(machine.name());
            }
            List<String> list = noted.orElse(List.of());
            list.forEach(request -> done.merge(request, 1L, Long::sum));
            answered.removeAll(new HashSet<>(list));
            answered.forEach(request -> done.merge(request, 1L, Long::sum));
        }
        return new WorkDone(done.values().stream().mapToLong(times -> times - 1).sum(), silent);
    }

    /** Its list of this trial, once everything that it must have is there. */
    private static Optional<List<String>> noted(Machine machine, TrackedRequests requests, Set<String> must)
            throws Exception {
        WebServer server = machine.require(WebServer.class, "web server");
        if (server.done().isEmpty()) {
            return Optional.empty();
        }
        try {
            Awaitility.await(machine.name() + " notes what it answered")
                    .atMost(LONGEST_WAIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> ours(server, requests).containsAll(must));
        } catch (ConditionTimeoutException e) {
            Set<String> missing = new HashSet<>(must);
            missing.removeAll(ours(server, requests));
            throw new IncompleteTrialException(
                    machine.name() + " has not noted " + missing.size() + " of " + must.size()
                            + " requests that clients had its answers to: some were answered by somebody else",
                    e);
        }
        return Optional.of(ours(server, requests));
    }

    private static List<String> ours(WebServer server, TrackedRequests requests) throws Exception {
        return server.done().orElse(List.of()).stream().filter(requests::isOurs).toList();
    }
}
