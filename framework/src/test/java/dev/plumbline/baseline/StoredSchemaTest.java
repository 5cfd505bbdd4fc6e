package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Phase;
import dev.plumbline.model.Series;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas say what the store writes, and cannot fall behind the records. */
class StoredSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a stored session never has any of, and so has no schema. */
    private static final Set<Class<?>> NEVER_STORED = Set.of(Series.class, Attachment.class);

    @TempDir
    Path temp;

    @Test
    void everyKindOfStoredSessionIsValid() throws Exception {
        BaselineStore store = new BaselineStore(temp);
        List<Path> files = List.of(
                store.record(SessionBuilder.session(1).build()),
                store.record(SessionBuilder.session(2)
                        .busy(Map.of("LUN lun-1", 0.99))
                        .build()),
                store.record(
                        SessionBuilder.session(3).importedFrom("fio 3.33 JSON").build()),
                store.accept(SessionBuilder.session(4).build(), "new firmware 8.2"),
                store.record(SessionBuilder.session(5).build()));

        for (Path file : files) {
            assertThat(errors("session", JSON.readTree(file.toFile())))
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @Test
    void theShippedBaselinesAreValidAndReadable() throws Exception {
        List<Path> files = shipped();
        for (Path file : files) {
            assertThat(errors("session", JSON.readTree(file.toFile())))
                    .as("%s", file)
                    .isEmpty();
            assertThat(StoredFile.read(file).session().trials()).isNotEmpty();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void aCalibrationIsValid() throws Exception {
        Calibration calibration = Calibration.of(IntStream.rangeClosed(1, 4)
                .mapToObj(n -> SessionBuilder.session(n)
                        .values((block, vms) -> 500 + n + (double) block * vms)
                        .build())
                .toList());
        Path file = new BaselineStore(temp).calibrate(calibration);

        assertThat(errors("calibration", JSON.readTree(file.toFile()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/session", "/session/design", "/session/trials/0", "/session/trials/0/measurement"})
    void aFileWithAnUnknownFieldIsNotValid(String where) throws Exception {
        JsonNode session = JSON.readTree(new BaselineStore(temp)
                .record(SessionBuilder.session(1).build())
                .toFile());
        ((ObjectNode) session.at(where)).put("mood", "good");

        assertThat(errors("session", session)).singleElement().asString().contains("mood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/format",
                "/sha256",
                "/session",
                "/session/seed",
                "/session/fingerprint/identity",
                "/session/trials/0/position",
                "/session/trials/0/measurement/readings/0/value"
            })
    void aFileWithAMissingFieldIsNotValid(String where) throws Exception {
        JsonNode session = JSON.readTree(new BaselineStore(temp)
                .record(SessionBuilder.session(1).build())
                .toFile());
        int slash = where.lastIndexOf('/');
        ((ObjectNode) session.at(where.substring(0, slash))).remove(where.substring(slash + 1));

        assertThat(errors("session", session))
                .singleElement()
                .asString()
                .contains(where.substring(slash + 1), "required");
    }

    @Test
    void everyRecordHasItsComponentsInTheSchemaAndNoOthers() throws IOException {
        agrees(StoredFile.Content.class, "session");
        agrees(CalibrationFile.Content.class, "calibration");
    }

    private static void agrees(Class<?> content, String name) throws IOException {
        JsonNode schema = schema(name);
        Map<String, Class<?>> records = new TreeMap<>();
        collect(content, records);
        assertThat(names(schema.at("/properties")))
                .isEqualTo(Stream.concat(Stream.of("format", "sha256"), names(content, c -> true))
                        .collect(Collectors.toSet()));
        records.remove(content.getSimpleName());
        for (Map.Entry<String, Class<?>> entry : records.entrySet()) {
            JsonNode definition = schema.at("/$defs/" + entry.getKey());
            boolean ofTrial = entry.getKey().equals("TrialRecord"); // one with a broken trial is never stored
            assertThat(names(definition.at("/properties")))
                    .as("properties of %s", entry.getKey())
                    .isEqualTo(names(
                                    entry.getValue(),
                                    c -> !ofTrial || !c.getName().equals("failure"))
                            .collect(Collectors.toSet()));
            Set<String> required = new TreeSet<>();
            definition.at("/required").forEach(field -> required.add(field.asText()));
            Set<String> filled =
                    names(entry.getValue(), StoredSchemaTest::mustBeThere).collect(Collectors.toSet());
            if (ofTrial) {
                filled.add("measurement");
            }
            assertThat(required).as("required of %s", entry.getKey()).isEqualTo(filled);
            assertThat(definition.at("/additionalProperties").asBoolean(true)).isFalse();
        }
        assertThat(schema.at("/properties/format/const").asInt()).isEqualTo(SealedFile.FORMAT);
    }

    @Test
    void enumsHaveTheSameConstants() throws IOException {
        JsonNode schema = schema("session");

        assertThat(names(schema.at("/$defs/TrialRecord/properties/phases/properties")))
                .isEqualTo(Arrays.stream(Phase.values()).map(Enum::name).collect(Collectors.toSet()));
        assertThat(schema.at("/$defs/Response/properties/better/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("HIGHER", "LOWER");
        assertThat(schema.at("/$defs/Fixture/properties/kind/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("SET_UP", "TEAR_DOWN");
    }

    private interface Wanted {
        boolean test(RecordComponent component);
    }

    private static Stream<String> names(Class<?> record, Wanted wanted) {
        return Arrays.stream(record.getRecordComponents()).filter(wanted::test).map(RecordComponent::getName);
    }

    private static boolean mustBeThere(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void collect(Type type, Map<String, Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, records));
        } else if (type instanceof Class<?> known
                && known.isRecord()
                && !NEVER_STORED.contains(known)
                && records.putIfAbsent(known.getSimpleName(), known) == null) {
            Arrays.stream(known.getRecordComponents()).forEach(c -> collect(c.getGenericType(), records));
        }
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = properties.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    private static List<String> errors(String name, JsonNode document) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(name));
        return schema.validate(document).stream().map(Error::toString).toList();
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream input =
                Objects.requireNonNull(BaselineStore.class.getResourceAsStream(name + ".schema.json"))) {
            return JSON.readTree(input);
        }
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../lab-tests/baselines"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}
