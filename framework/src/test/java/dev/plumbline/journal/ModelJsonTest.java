package dev.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJsonTest {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    static Stream<Object> values() {
        return Stream.of(
                ModelSamples.experiment(),
                ModelSamples.header(),
                ModelSamples.fixture(),
                ModelSamples.failedFixture(),
                ModelSamples.complete(),
                ModelSamples.broken(),
                ModelSamples.judgement(),
                Measurement.of("mflops", 812.4),
                new Run.Judged(ModelSamples.header(), null),
                new Run.Unmeasured("a.B.c", "why?", "because"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyRecordComesBackAsItWas(Object value) throws Exception {
        String json = MAPPER.writeValueAsString(value);

        assertThat(MAPPER.readValue(json, value.getClass())).isEqualTo(value);
    }

    @Test
    void levelsKeepTheOrderOfDeclaration() throws Exception {
        String json =
                MAPPER.writeValueAsString(ModelSamples.experiment().treatments().get(0));

        assertThat(json).containsSubsequence("vms", "placement");
        assertThat(MAPPER.readValue(
                                json,
                                ModelSamples.experiment().treatments().get(0).getClass())
                        .displayName())
                .startsWith("vms=8, placement=");
    }

    @Test
    void whatFollowsFromOtherFieldsIsNotWritten() throws Exception {
        assertThat(MAPPER.writeValueAsString(ModelSamples.header())).doesNotContain("\"break\"", "partial", "numeric");
    }

    @Test
    void timesAreWrittenForPeople() throws Exception {
        assertThat(MAPPER.writeValueAsString(ModelSamples.fixture()))
                .contains("\"2025-03-01T12:00:00.123456789Z\"", "\"PT0.001234567S\"");
    }

    @Test
    void infiniteBoundsAreTexts() throws Exception {
        assertThat(MAPPER.writeValueAsString(new Interval(Double.NEGATIVE_INFINITY, 1, 0.95)))
                .isEqualTo("{\"low\":\"-Infinity\",\"high\":1.0,\"confidence\":0.95}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"iops","unit":"1/s","better":"HIGHER"}                              | tolerance
            {"name":"iops","unit":"1/s","tolerance":0.05}                               | better
            {"name":null,"unit":"1/s","better":"HIGHER","tolerance":0.05}               | name
            {"name":"iops","unit":"1/s","better":"SIDEWAYS","tolerance":0.05}           | SIDEWAYS
            {"name":"iops","unit":"1/s","better":0,"tolerance":0.05}                    | better
            {"name":"iops","unit":"1/s","better":"HIGHER","tolerance":"0.05"}           | tolerance
            {"name":"iops","unit":"1/s","better":"HIGHER","tolerance":0.05,"more":1}    | more
            {"name":"iops","name":"x","unit":"1/s","better":"HIGHER","tolerance":0.05}  | name
            {"name":"iops","unit":"1/s","better":"HIGHER","tolerance":5}                | the tolerance of iops must lie between
            """)
    void aResponseWithAGapOrAnImpossibleValueIsRefused(String json, String names) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Response.class))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        e -> assertThat(ModelJson.reason(e)).contains(names).doesNotContain("dev.plumbline", "\n"));
    }

    @Test
    void aComponentThatNoConstructorChecksIsRequiredToo() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"name\":\"a\",\"text\":\"b\"}", Attachment.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("mediaType");
        assertThatThrownBy(() -> MAPPER.readValue("{\"kind\":\"SET_UP\"}", Fixture.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"readings\":[null],\"series\":[],\"busy\":{},\"covariates\":{},\"attachments\":[],\"sampled\":true}",
                "{\"readings\":[{\"response\":\"a\",\"value\":1,\"machines\":{}}],\"series\":[],\"busy\":{\"x\":null},"
                        + "\"covariates\":{},\"attachments\":[],\"sampled\":true}"
            })
    void nothingInsideOfAListOrMapIsNull(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Measurement.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void anOverflowingNumberIsRefused() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"text\":\"8\",\"number\":1e999}", Level.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsAnything() {
        JsonProcessingException e =
                catchThrowableOfType(JsonProcessingException.class, () -> MAPPER.readTree("[".repeat(10_000)));

        assertThat(ModelJson.reason(e)).contains("nesting depth");
    }
}
