package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The labs there are: those of {@code lab.yaml}, and those that every {@link LabProvider} brings along.
 *
 * <p>{@code lab.yaml} has one top key, {@code labs}, with a section for each lab by its name:
 *
 * <pre>{@code
 * labs:
 *   slow-disks:
 *     like: embedded        # starts from another lab's settings; sections are merged key by key
 *     baselines: embedded   # is held against that lab's stored sessions; without it, against its own
 *     fingerprint:          # keys that are added to its fingerprint, whatever its kind
 *       identity: {san.firmware: "8.2"}
 *     lun: {service: 4 ms}  # the rest is for the kind to read
 *   san:
 *     kind: libvirt         # may be left out where "like" brings it
 *     changes:              # what plumbline.change can name; any lab can be switched by commands
 *       tso:                # two arms, the one to compare from first; the lab is left on it
 *         "on": {apply: [ethtool, -K, eth1, tso, on], verify: {run: [ethtool, -k, eth1], prints: "offload: on"}}
 *         "off": {apply: [ethtool, -K, eth1, tso, off], verify: {run: [ethtool, -k, eth1], prints: "offload: off"}}
 * }</pre>
 *
 * <p>{@code apply} and {@code verify} are one command or a list of them. A command is a list of a program and its arguments,
 * which no shell looks at, or a section: {@code run} with that list, {@code prints} with text that its output must contain,
 * {@code matches} with a regular expression that must be found there ({@code ^} and {@code $} stand for the ends of a line),
 * {@code within} with the longest that it may take, 60 s without it. Its exit code must be 0. Of its output the first 64 KiB
 * count. Where the lab does not run commands itself, as {@link CommandHost}, they run on the computer that runs the tests, in
 * the folder of {@code lab.yaml} and in the locale {@code C}. {@code verify} runs before every trial of its arm.
 *
 * <p>A lab of {@code lab.yaml} takes the place of one of the same name that a provider brings along.
 */
public final class Labs {

    private static final String FINGERPRINT = "fingerprint";

    private final Path folder;
    private final String source;
    private final SortedMap<String, Map<String, Object>> labs;
    private final SortedMap<String, LabProvider> providers;

    private Labs(Path folder, Map<String, Map<String, Object>> labs, Map<String, LabProvider> providers) {
        this.folder = folder;
        this.source = folder.resolve(LabYaml.FILE_NAME).toString();
        this.labs = Collections.unmodifiableSortedMap(new TreeMap<>(labs));
        this.providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
    }

    /**
     * Reads {@code lab.yaml} in a folder, if it is there, and asks the providers on the class path.
     *
     * @throws MisuseException when the file cannot be read as labs
     */
    public static Labs read(Path folder) {
        Map<String, LabProvider> providers = new LinkedHashMap<>();
        Map<String, Map<String, Object>> labs = new LinkedHashMap<>();
        for (LabProvider provider : ServiceLoader.load(LabProvider.class)) {
            providers.put(provider.kind(), provider);
            provider.builtIn().forEach((name, settings) -> {
                Map<String, Object> withKind = new LinkedHashMap<>(settings);
                withKind.put(LabLineage.KIND, provider.kind());
                labs.put(name, withKind);
            });
        }
        labs.putAll(LabYaml.read(folder.resolve(LabYaml.FILE_NAME)));
        return new Labs(folder, labs, providers);
    }

    /** The names of all labs. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(labs.keySet()));
    }

    /** The kinds of lab that there are providers for. */
    public SortedSet<String> kinds() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(providers.keySet()));
    }

    /**
     * Opens a lab; makes nothing in it.
     *
     * @param name its name
     * @param scratch a folder for files of this run; it need not be there before the lab is used
     * @throws MisuseException when there is no such lab, or its section is wrong
     * @throws MissingCapabilityException when a tool is missing
     */
    public Lab open(String name, Path scratch) {
        LabDescription description = describe(name);
        LabProvider provider = providers.get(description.kind());
        if (provider == null) {
            throw new MisuseException(source + ": labs." + name + ".kind is '" + description.kind()
                    + "', which is not known; write one of " + kinds());
        }
        return provider.open(description, scratch);
    }

    /**
     * What is said of a lab; nothing of it is opened, and what only its kind can read is not looked at.
     *
     * @throws MisuseException when there is no such lab, or its section is wrong
     */
    public LabDescription describe(String name) {
        if (!labs.containsKey(name)) {
            throw new MisuseException("there is no lab '" + name + "'; write one of " + names() + ", or describe it in "
                    + source + " under 'labs'");
        }
        Map<String, Object> merged = new LinkedHashMap<>(new LabLineage(source, labs).resolve(name));
        Object kind = merged.remove(LabLineage.KIND);
        if (kind == null) {
            throw new MisuseException(source + ": labs." + name + " has no 'kind'; write one of " + kinds()
                    + ", or name in 'like' a lab that has one");
        }
        String path = source + ": labs." + name;
        CommandChanges changes = CommandChanges.takeOutOf(merged, path, folder);
        Settings fingerprint = new Settings(path, merged).section(FINGERPRINT);
        merged.remove(FINGERPRINT);
        return new LabDescription(
                name,
                kind.toString(),
                baselinesOf(name, labs.get(name)),
                fingerprint,
                new Settings(path, merged),
                changes,
                folder);
    }

    /** Says nothing about labs that are like this one: they have a history of their own. */
    private String baselinesOf(String name, @Nullable Map<String, Object> own) {
        Object other = own == null ? null : own.get(LabLineage.BASELINES);
        if (other == null) {
            return name;
        }
        if (!labs.containsKey(other.toString())) {
            throw new MisuseException(source + ": labs." + name + ".baselines is '" + other
                    + "', but there is no such lab; write one of " + names());
        }
        return other.toString();
    }
}
