package dev.plumbline.lab;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML with every value as the text that is written: as a number {@code 1.10} would come out as {@code 1.1}, and as a
 * command's argument that is another one. Depth is bounded by the parser.
 */
final class YamlText {

    private YamlText() {}

    static @Nullable Object read(YAMLMapper mapper, String yaml) throws IOException {
        try (JsonParser parser = mapper.createParser(yaml)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "a second document begins");
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return list(parser);
        }
        return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    private static Map<String, @Nullable Object> section(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> section = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            section.put(key, value(parser));
        }
        return section;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
