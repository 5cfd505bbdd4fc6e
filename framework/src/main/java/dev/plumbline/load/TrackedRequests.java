package dev.plumbline.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What became of each request of a trial in which something breaks. May be used by several threads. */
final class TrackedRequests {

    private final String trial = UUID.randomUUID().toString().substring(0, 13) + "-";
    private final AtomicLong last = new AtomicLong();
    private final Map<String, String> answeredBy = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Queue<Long> ends = new ConcurrentLinkedQueue<>();
    private final LongAdder resent = new LongAdder();

    /** The name of a new request. */
    String next() {
        return trial + last.incrementAndGet();
    }

    /** Whether a name is one of this trial's. */
    boolean isOurs(String request) {
        return request.startsWith(trial);
    }

    void failed(String request) {
        failed.add(request);
    }

    void resent() {
        resent.increment();
    }

    /** Says that a request was answered whole. */
    void answered(String request, String machine, long end) {
        answeredBy.put(request, machine);
        ends.add(end);
    }

    /** How many requests there were. */
    long begun() {
        return last.get();
    }

    long timesResent() {
        return resent.sum();
    }

    /** How many failed and were never answered. */
    long lost() {
        return failed.stream()
                .filter(request -> !answeredBy.containsKey(request))
                .count();
    }

    /** Each request that was answered, and the machine that did. */
    Map<String, String> answers() {
        return new HashMap<>(answeredBy);
    }

    /** When requests were answered, in order. */
    long[] ends() {
        return ends.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
