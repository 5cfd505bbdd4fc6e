package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabsTest {

    @TempDir
    Path folder;

    @Test
    void without_a_file_there_are_the_labs_that_providers_bring_along() {
        assertThat(Labs.read(folder).names()).contains("embedded", "embedded-worn");
        try (Lab worn = Labs.read(folder).open("embedded-worn", folder)) {
            assertThat(worn.description().kind()).isEqualTo("embedded");
            assertThat(worn.description().baselinesOf()).isEqualTo("embedded");
        }
    }

    @Test
    void a_lab_that_is_like_another_is_merged_with_it_key_by_key() throws IOException {
        Labs labs = write("""
                labs:
                  a: {kind: embedded, lun: {service: 4 ms, servers: 3}, times: {measure: 1 s}}
                  b: {like: a, lun: {service: 5 ms}}
                """);

        try (Lab lab = labs.open("b", folder)) {
            Settings lun = lab.description().settings().section("lun");
            assertThat(lun.duration("service", Duration.ZERO)).isEqualTo(Duration.ofMillis(5));
            assertThat(lun.count("servers", 1)).isEqualTo(3);
            assertThat(lab.times().measure()).isEqualTo(Duration.ofSeconds(1));
            assertThat(lab.description().baselinesOf()).isEqualTo("b");
        }
    }

    @Test
    void a_lab_of_the_file_takes_the_place_of_one_that_was_brought_along() throws IOException {
        Labs labs = write("labs: {embedded: {kind: embedded, times: {measure: 3 s}}}");

        try (Lab lab = labs.open("embedded", folder)) {
            assertThat(lab.times().measure()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_lab_like_a_lab_that_is_held_against_a_third_has_a_history_of_its_own() throws IOException {
        Labs labs = write("labs: {mine: {like: embedded-worn}}");

        try (Lab lab = labs.open("mine", folder)) {
            assertThat(lab.description().baselinesOf()).isEqualTo("mine");
        }
    }

    @Test
    void text_that_is_no_yaml_is_told_with_its_line() {
        assertMisuse("labs:\n  a: {kind: embedded", "a", "lab.yaml is not YAML in line 2", "write 'labs:'");
        assertMisuse("labs:\n  a: {}\n  a: {}", "a", "lab.yaml is not YAML in line 3", "Duplicate");
    }

    @Test
    void a_second_document_is_told() {
        assertMisuse("labs: {a: {kind: embedded}}\n---\nlabs: {}", "a", "is not YAML in line 3", "a second document");
    }

    @Test
    void a_file_that_is_no_labs_is_told_with_what_to_write() {
        assertMisuse("", "a", "must be a section", "write 'labs:'");
        assertMisuse("- a", "a", "must be a section", "write 'labs:'");
        assertMisuse("labs:", "a", "lab.yaml: labs must be a section", "empty", "write 'labs:'");
        assertMisuse("labs: {a: 1}", "a", "lab.yaml: labs.a must be a section", "'1'");
        assertMisuse("labs: {a: {kind: }}", "a", "labs.a.kind has no value");
    }

    @Test
    void an_unknown_key_is_told_with_the_known_ones() {
        assertMisuse("lab: {}", "a", "lab.yaml has the unknown key 'lab'", "write 'labs:'");
        assertMisuse("labs: {a: {like: embedded, ware: 1 %}}", "a", "labs.a has the unknown key 'ware'", "wear");
        assertMisuse(
                "labs: {a: {like: embedded, lun: {sevice: 1 ms}}}",
                "a",
                "labs.a.lun has the unknown key 'sevice'",
                "service");
    }

    @Test
    void a_wrong_value_is_told_with_its_path() {
        assertMisuse("labs: {a: {like: embedded, lun: {service: 2}}}", "a", "labs.a.lun.service", "250 ms");
        assertMisuse(
                "labs: {a: {like: embedded, lun: {service: 0 ms}}}", "a", "labs.a.lun.service", "'0 ms' is no time");
        assertMisuse("labs: {a: {like: embedded, lun: [1]}}", "a", "labs.a.lun must be a section");
    }

    @Test
    void an_unknown_kind_is_told_with_the_known_ones() {
        assertMisuse(
                "labs: {a: {kind: embeded}}",
                "a",
                "labs.a.kind is 'embeded'",
                "[command, embedded, hosts, impostor, lasting, libvirt, local, loud, noop, recording]");
        assertMisuse(
                "labs: {a: {}}",
                "a",
                "labs.a has no 'kind'",
                "[command, embedded, hosts, impostor, lasting, libvirt, local, loud, noop, recording]");
    }

    @Test
    void an_unknown_lab_is_told_with_the_known_ones() {
        assertMisuse(
                "labs: {a: {kind: embedded}}",
                "b",
                "there is no lab 'b'",
                "[a, embedded, embedded-worn, impostor, lasting, libvirt, local, loud, noop, recording]");
        assertMisuse(
                "labs: {a: {like: b}}",
                "a",
                "labs.a.like is 'b'",
                "[a, embedded, embedded-worn, impostor, lasting, libvirt, local, loud, noop, recording]");
        assertMisuse(
                "labs: {a: {kind: embedded, baselines: b}}",
                "a",
                "labs.a.baselines is 'b'",
                "[a, embedded, embedded-worn, impostor, lasting, libvirt, local, loud, noop, recording]");
    }

    @Test
    void labs_that_are_like_each_other_in_a_circle_are_told_with_the_circle() {
        assertMisuse("labs: {a: {like: b}, b: {like: c}, c: {like: a}}", "a", "a → b → c → a", "leave out one");
        assertMisuse("labs: {a: {like: a}}", "a", "a → a");
    }

    @Test
    void a_tag_that_asks_for_an_object_makes_none() {
        assertMisuse(
                "labs: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1\"]]",
                "a",
                "labs must be a section");
    }

    @Test
    void aliases_are_not_expanded() {
        assertMisuse("labs:\n  a: &a {kind: embedded}\n  b: *a", "b", "labs.b must be a section");
    }

    @Test
    void a_file_that_is_nested_without_end_is_told_like_any_that_is_no_yaml() {
        assertMisuse("labs: " + "[".repeat(100_000), "a", "is not YAML");
    }

    @Test
    void a_folder_in_place_of_the_file_and_bytes_that_are_no_text_are_told() throws IOException {
        Files.write(folder.resolve("lab.yaml"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Labs.read(folder))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("UTF-8");
        Files.delete(folder.resolve("lab.yaml"));
        Files.createDirectory(folder.resolve("lab.yaml"));
        assertThatThrownBy(() -> Labs.read(folder))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("cannot be read; see that it is a file");
    }

    @Test
    void a_file_of_more_than_a_mebibyte_is_not_read() {
        assertMisuse("#".repeat((1 << 20) + 1), "a", "larger than 1 MiB");
    }

    private void assertMisuse(String yaml, String lab, String... parts) {
        assertThatThrownBy(() -> write(yaml).open(lab, folder).close())
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("lab.yaml");
    }

    private Labs write(String yaml) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), yaml);
        return Labs.read(folder);
    }
}
