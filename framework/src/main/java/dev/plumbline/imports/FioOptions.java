package dev.plumbline.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The options of a job that say what was asked of the lab; those that name machines, files and folders are left out. */
final class FioOptions {

    /** Options that are facts of a run, all of which say what was asked. */
    static final Set<String> NAMES = Set.of(
            "rw",
            "bs",
            "iodepth",
            "numjobs",
            "ioengine",
            "rwmixread",
            "rwmixwrite",
            "direct",
            "rate",
            "rate_iops",
            "fsync");

    private static final Map<String, String> OTHER_NAMES = Map.of("readwrite", "rw", "blocksize", "bs");

    private FioOptions() {}

    /** Global options: one object, or from fio 3.43 on an array of them. Of one that stands twice the last holds. */
    static Map<String, String> global(JsonNode options) {
        Map<String, String> all = new TreeMap<>();
        if (options.isArray()) {
            options.forEach(part -> all.putAll(named(part)));
        } else {
            all.putAll(named(options));
        }
        return all;
    }

    /** A job's own options win over global ones. */
    static Map<String, String> of(Map<String, String> global, JsonNode own) {
        Map<String, String> all = new TreeMap<>(global);
        all.putAll(named(own));
        return all;
    }

    private static Map<String, String> named(JsonNode options) {
        Map<String, String> named = new TreeMap<>();
        options.properties().forEach(option -> {
            String name = OTHER_NAMES.getOrDefault(option.getKey(), option.getKey());
            String value = option.getValue().asText("").strip();
            if (NAMES.contains(name) && !value.isEmpty()) {
                named.put(name, value);
            }
        });
        return named;
    }
}
