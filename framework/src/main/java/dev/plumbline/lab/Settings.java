package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A section of {@code lab.yaml}, read key by key; a wrong value is told with its path. */
public final class Settings {

    private final String path;
    private final Map<String, Object> values;

    /**
     * A section.
     *
     * @param path where it stands, as in {@code lab.yaml: labs.san.lun}
     * @param values its keys
     */
    public Settings(String path, Map<String, Object> values) {
        this.path = path;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Rejects keys that nobody would read. */
    public Settings known(String... keys) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(Set.of(keys));
        if (!unknown.isEmpty()) {
            throw new MisuseException(path + " has the unknown key '"
                    + unknown.iterator().next() + "'; known are " + new TreeSet<>(Set.of(keys)));
        }
        return this;
    }

    /** The keys, in the order in which they are written. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Where it stands. */
    public String path() {
        return path;
    }

    /** What is written under a key, as it is; empty when it is not there. */
    Optional<Object> raw(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A mistake in this section, told with its path. */
    public MisuseException mistake(String what) {
        return new MisuseException(path + " " + what);
    }

    /** A section below this one; empty when it is not there. */
    public Settings section(String key) {
        Object value = values.getOrDefault(key, Map.of());
        if (!(value instanceof Map<?, ?> map)) {
            throw new MisuseException(
                    path + "." + key + " must be a section with keys of its own, but is '" + value + "'");
        }
        Map<String, Object> section = new LinkedHashMap<>();
        map.forEach((name, element) -> section.put(String.valueOf(name), element));
        return new Settings(path + "." + key, section);
    }

    /** Text. */
    public String text(String key, String otherwise) {
        return read(key, otherwise, Function.identity());
    }

    /** Whether what stands at a key is a section with keys of its own. */
    public boolean isSection(String key) {
        return values.get(key) instanceof Map;
    }

    /** A list of texts; empty when it is not there. */
    public List<String> texts(String key) {
        Object value = values.getOrDefault(key, List.of());
        if (!(value instanceof List<?> list) || list.stream().anyMatch(element -> element instanceof Map)) {
            throw new MisuseException(path + "." + key + " must be a list, as '[one, two]', but is '" + value + "'");
        }
        return list.stream().map(String::valueOf).toList();
    }

    /**
     * A command, which must be there: a program and its arguments, which no shell reads.
     *
     * @throws MisuseException when it is written in another way
     */
    public List<String> command(String key) {
        return CommandReader.arguments(path + "." + key, values.get(key));
    }

    /** A count of 1 or more. */
    public int count(String key, int otherwise) {
        return read(key, otherwise, Quantities::count);
    }

    /** A size in bytes. */
    public long bytes(String key, long otherwise) {
        return read(key, otherwise, Quantities::bytes);
    }

    /** A duration. */
    public Duration duration(String key, Duration otherwise) {
        return read(key, otherwise, Quantities::duration);
    }

    /** A duration of more than zero. */
    public Duration durationAboveZero(String key, Duration otherwise) {
        return read(key, otherwise, text -> {
            Duration duration = Quantities.duration(text);
            if (duration.isZero()) {
                throw new MisuseException("'" + text + "' is no time at all; write for example '250 ms'");
            }
            return duration;
        });
    }

    /** A rate in bits per second. */
    public long bitsPerSecond(String key, long otherwise) {
        return read(key, otherwise, Quantities::bitsPerSecond);
    }

    /** A share, written as a percentage. */
    public double share(String key, double otherwise) {
        return read(key, otherwise, Quantities::share);
    }

    private <T> T read(String key, T otherwise, Function<String, T> parse) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Map || value instanceof Iterable) {
            throw new MisuseException(path + "." + key + " must be one value, but is '" + value + "'");
        }
        try {
            return parse.apply(value.toString());
        } catch (MisuseException e) {
            throw new MisuseException(path + "." + key + ": " + e.getMessage(), e);
        }
    }
}
