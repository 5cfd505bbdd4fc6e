package dev.plumbline.fingerprint;

import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.MisuseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Keys of several sources, each guarded, none of them twice. */
final class Merged {

    /** What {@code plumbline.expected} can name. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    /** A kind of lab may also have a blank inside of a key. */
    private static final Pattern OWN_KEY = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._: -]{0,98}[A-Za-z0-9._:-])?");

    private static final int MOST_KEYS = 1_000;

    /**
     * How keys of one kind of source are guarded.
     *
     * @param allowed what a key looks like
     * @param check refuses a key, with the place it comes from
     * @param value makes a value harmless
     */
    private record Guard(Pattern allowed, BiConsumer<String, String> check, Value value) {}

    private interface Value {
        String of(String place, String key, String raw);
    }

    private final String whose;
    private final Redactor redactor;
    private final SortedMap<String, String> identity = new TreeMap<>();
    private final SortedMap<String, String> informational = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();

    Merged(String whose, Redactor redactor) {
        this.whose = whose;
        this.redactor = redactor;
    }

    /** Keys that the lab made itself, which are known not to name a machine. */
    void addOwn(String source, Fingerprint keys) {
        add(source, keys, new Guard(OWN_KEY, redactor::ownKey, redactor::ownValue));
    }

    /** Keys that a user wrote. */
    void addGiven(String source, Fingerprint keys) {
        add(source, keys, new Guard(KEY, redactor::givenKey, redactor::givenValue));
    }

    Fingerprint fingerprint() {
        return new Fingerprint(identity, informational);
    }

    private void add(String source, Fingerprint keys, Guard guard) {
        add(source, keys.identity(), identity, guard);
        add(source, keys.informational(), informational, guard);
    }

    private void add(String source, Map<String, String> keys, Map<String, String> to, Guard guard) {
        String place = "the fingerprint of " + whose + ", by " + source + ",";
        keys.forEach((key, value) -> {
            if (!guard.allowed().matcher(key).matches()) {
                throw new MisuseException(place + " has a key '" + shown(key)
                        + "', which plumbline.expected could not name; write letters, digits, dots, '-', '_' and ':',"
                        + " at most 100, as 'san.firmware'");
            }
            guard.check().accept(place, key);
            String other = sources.putIfAbsent(key, source);
            if (other != null) {
                throw new MisuseException("the key '" + key + "' of the fingerprint of " + whose + " comes "
                        + (other.equals(source) ? "twice from " + source : "from " + other + " and from " + source)
                        + "; leave it out of one, or name it otherwise");
            }
            to.put(key, guard.value().of(place, key, value));
        });
        if (sources.size() > MOST_KEYS) {
            throw new MisuseException(
                    place + " has more than " + MOST_KEYS + " keys; leave out those that do not matter");
        }
    }

    private static String shown(String key) {
        String line = key.replaceAll("\\p{Cntrl}", "�");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
