package dev.plumbline.engine;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import dev.plumbline.lab.Observed;
import dev.plumbline.lab.QuietCheck;
import dev.plumbline.lab.Sampler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A lab like {@code recording}, on which something else runs before the second block and beside every trial. */
public class LoudLabProvider implements LabProvider {

    @Override
    public String kind() {
        return "loud";
    }

    @Override
    public Map<String, Map<String, Object>> builtIn() {
        return Map.of("loud", Map.of());
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        Lab recording = new RecordingLabProvider().open(description, scratch);
        AtomicInteger block = new AtomicInteger();
        QuietCheck check = () -> block.incrementAndGet() == 2
                ? Optional.of("the host was not quiet within 1 s: make (pid 7)")
                : Optional.empty();
        Sampler sampler = window -> new Sampler.Watch() {
            @Override
            public Observed in(Interval measured) {
                return new Observed(
                        Collections.emptySortedMap(),
                        new TreeMap<>(
                                Map.of("length (ns)", (double) measured.length().toNanos())),
                        Optional.of("make (pid 7) ran"));
            }

            @Override
            public void close() {
                // nothing runs
            }
        };
        return (Lab) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Lab.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("port")) {
                        return arguments[0] == QuietCheck.class
                                ? Optional.of(check)
                                : arguments[0] == Sampler.class ? Optional.of(sampler) : Optional.empty();
                    }
                    return method.invoke(recording, arguments);
                });
    }
}
