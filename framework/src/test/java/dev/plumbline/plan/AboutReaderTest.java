package dev.plumbline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.api.Experiment;
import dev.plumbline.model.About;
import dev.plumbline.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AboutReaderTest {

    @Test
    void nothingIsSaidWhereNothingIsDeclared() {
        assertThat(about("plain")).isNull();
    }

    @Test
    void ownerSeverityAndLinksAreRead() {
        assertThat(about("full"))
                .isEqualTo(new About(
                        "storage team",
                        Severity.CRITICAL,
                        List.of(
                                new About.Link("why two LUNs", "https://wiki.lab/luns"),
                                new About.Link("http://lab/1", "http://lab/1"))));
    }

    @Test
    void anAddressThatAPageCouldNotOpenHarmlesslyIsAMistake() {
        Mistakes mistakes = new Mistakes("C.m");

        AboutReader.read(declared("evil"), mistakes);

        assertThat(mistakes.sentences())
                .containsExactly("C.m: its link 'x javascript:alert(1)' ends in no address; write it as in"
                        + " \"why two LUNs https://wiki.lab/luns\"");
    }

    private static @Nullable About about(String method) {
        return AboutReader.read(declared(method), new Mistakes("C.m"));
    }

    private static Experiment declared(String method) {
        try {
            return Declared.class.getDeclaredMethod(method).getAnnotation(Experiment.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Declared {

        @Experiment("?")
        void plain() {}

        @Experiment(
                value = "?",
                owner = " storage team ",
                severity = Severity.CRITICAL,
                links = {"why two LUNs https://wiki.lab/luns", "http://lab/1"})
        void full() {}

        @Experiment(value = "?", links = "x javascript:alert(1)")
        void evil() {}
    }
}
