package dev.plumbline.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code lab.yaml} as plain maps, lists and texts. Jackson's reader makes nothing else of it: tags that ask for other
 * objects are not followed, and aliases are not expanded.
 */
final class LabYaml {

    static final String FILE_NAME = "lab.yaml";

    private static final String LABS = "labs";
    private static final String PARSERS_OWN = ", got this instead: <org\\.yaml.*>|org\\.yaml\\.[a-z.]+";
    private static final long MOST_BYTES = 1 << 20;
    private static final String EXAMPLE =
            "write 'labs:' and below it a section for each lab, as '  disks: {like: embedded}'";
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private LabYaml() {}

    /** Lab name to settings; empty when there is no such file. */
    static Map<String, Map<String, Object>> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, @Nullable Object> top = section(file.toString(), parse(file));
        Set<String> unknown = new TreeSet<>(top.keySet());
        unknown.remove(LABS);
        if (!unknown.isEmpty()) {
            throw new MisuseException(
                    file + " has the unknown key '" + unknown.iterator().next() + "'; " + EXAMPLE);
        }
        Map<String, Map<String, Object>> labs = new LinkedHashMap<>();
        section(file + ": " + LABS, top.get(LABS)).forEach((name, settings) -> {
            String path = file + ": " + LABS + "." + name;
            labs.put(name, withoutGaps(path, section(path, settings)));
        });
        return labs;
    }

    private static @Nullable Object parse(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new MisuseException(file + " is larger than 1 MiB, which no description of labs is; " + EXAMPLE);
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.isBlank() ? null : YamlText.read(MAPPER, text);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new MisuseException(
                    file + " is not YAML" + where + ": "
                            + e.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .orElse("it ends too early")
                                    .replaceAll(PARSERS_OWN, "")
                            + "; " + EXAMPLE,
                    e);
        } catch (CharacterCodingException e) {
            throw new MisuseException(file + " is not text in UTF-8; write it in that encoding", e);
        } catch (IOException e) {
            throw new MisuseException(file + " cannot be read; see that it is a file that this user may read", e);
        }
    }

    private static Map<String, @Nullable Object> section(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new MisuseException(path + " must be a section with keys of its own, but is "
                    + (isEmpty(value) ? "empty" : "'" + value + "'") + "; " + EXAMPLE);
        }
        Map<String, @Nullable Object> section = new LinkedHashMap<>();
        map.forEach((key, element) -> section.put(String.valueOf(key), element));
        return section;
    }

    /** Jackson reads what is left blank as empty text where it does not know the type. */
    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }

    private static Map<String, Object> withoutGaps(String path, Map<String, @Nullable Object> values) {
        Map<String, Object> full = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value == null || isEmpty(value)) {
                throw new MisuseException(path + "." + key + " has no value; write one, or leave the key out");
            }
            full.put(key, value);
        });
        return full;
    }
}
