package dev.plumbline.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.regex.Pattern;

/**
 * The JSON of the model's records, one shape for journals and baselines. A field is named as its component and left out
 * where the component is {@code null}; instants and durations are ISO 8601; an infinite number is the text {@code "Infinity"}
 * or {@code "-Infinity"}. What is read is not trusted: gaps, unknown fields, wrong kinds, duplicate fields and excessive
 * sizes are refused.
 */
public final class ModelJson {

    /** The version of the format that this Plumbline writes, and the newest that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** Deepest nesting that is read; the model needs about ten. */
    private static final int MAX_DEPTH = 40;

    /** Longest text that is read, in characters: tools' raw output is kept as one. */
    private static final int MAX_TEXT = 100_000_000;

    private static final int MAX_NUMBER_LENGTH = 100;

    private static final Pattern MISSING = Pattern.compile("Missing required creator property");

    private static final ObjectMapper MAPPER = JsonMapper.builder(factory())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new RecordNullness(), new JacksonAnnotationIntrospector()))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private ModelJson() {}

    /** A mapper of its own for each caller, so that none can change another's. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /** Why something could not be read, as one clause without the reader's internals: where, and what. */
    public static String reason(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "the field " + path(unknown) + " is unknown";
        }
        Throwable cause = failure.getCause();
        String what = cause instanceof IllegalArgumentException || cause instanceof NullPointerException
                ? String.valueOf(cause.getMessage())
                : failure.getOriginalMessage();
        String where = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        if (MISSING.matcher(what).lookingAt()) {
            return "the field " + where + " is missing";
        }
        return (where.isEmpty() ? "" : "in " + where + ": ") + oneLine(what);
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /**
     * What a file says, as a part of a sentence: one bounded line. Control characters would let a damaged file write over what
     * a terminal shows; names of packages and exceptions tell a user nothing.
     */
    public static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("\\b(?:dev|java|com)\\.(?:[a-z0-9]+\\.)+(?:\\w+\\$)?", "")
                .replaceAll("\\(\\w+Exception\\) ", "");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
