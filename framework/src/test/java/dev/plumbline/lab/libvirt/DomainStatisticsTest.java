package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code domstats.txt} is what virsh 9.0 told of a guest of these tests with one disk for data. */
class DomainStatisticsTest {

    @TempDir
    Path folder;

    private static String captured() throws Exception {
        try (InputStream text = DomainStatisticsTest.class.getResourceAsStream("domstats.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_guests_statistics_are_read() throws Exception {
        Map<String, Map<String, String>> all = DomainStatistics.parse(captured());

        assertThat(all).hasSize(1);
        Map<String, String> one = all.values().iterator().next();
        assertThat(DomainStatistics.number(one, "cpu.time")).isGreaterThan(1e9);
        assertThat(DomainStatistics.sum(one, "vcpu", "time")).isGreaterThan(1e9);
        assertThat(DomainStatistics.sum(one, "vcpu", "delay")).isNotNegative();
        assertThat(DomainStatistics.sum(one, "block", "rd.reqs"))
                .isEqualTo(DomainStatistics.number(one, "block.0.rd.reqs")
                        + DomainStatistics.number(one, "block.1.rd.reqs"));
        assertThat(DomainStatistics.sum(one, "net", "rx.bytes")).isPositive();
        assertThat(DomainStatistics.number(one, "balloon.rss")).isGreaterThan(64 << 10);
    }

    @Test
    void forty_guests_are_told_apart() throws Exception {
        String one = captured();
        String name = one.lines().findFirst().orElseThrow();
        String forty = IntStream.range(0, 40)
                .mapToObj(i -> one.replace(name, "Domain: 'vm-" + i + "'") + "  extra=" + i + "\n")
                .collect(Collectors.joining("\n"));

        Map<String, Map<String, String>> all = DomainStatistics.parse(forty);

        assertThat(all).hasSize(40);
        assertThat(all.get("vm-39")).containsEntry("extra", "39").containsKey("cpu.time");
    }

    @Test
    void what_is_not_told_is_empty_and_never_zero() {
        assertThat(DomainStatistics.number(Map.of(), "cpu.time")).isNaN();
        assertThat(DomainStatistics.sum(Map.of(), "vcpu", "time")).isNaN();
        assertThat(DomainStatistics.sum(
                        Map.of("vcpu.current", "1", "vcpu.0.a.time", "5", "vcpu.time", "6"), "vcpu", "time"))
                .isNaN();
        assertThat(DomainStatistics.sum(Map.of("vcpu.0.time", "7", "vcpu.1.time", "5"), "vcpu", "time"))
                .isEqualTo(12);
        assertThat(DomainStatistics.sum(Map.of("vcpu.0.time", "many", "vcpu.1.time", "5"), "vcpu", "time"))
                .isNaN();
    }

    @Test
    void what_is_no_statistic_is_passed_over() {
        assertThat(DomainStatistics.parse("")).isEmpty();
        assertThat(DomainStatistics.parse("error: failed to get domain 'a=b'\n=\nx=1\nDomain: a\n  y=2\n"))
                .isEmpty();
        assertThat(DomainStatistics.parse("Domain: 'it's'\nnonsense\n  =3\n  cpu.time\n  x.y=a=b\r\n"))
                .isEqualTo(Map.of("it's", Map.of("x.y", "a=b")));
    }

    @Test
    void a_machine_that_has_ended_takes_nothing_from_the_others() throws Exception {
        Virsh hypervisor = new Virsh("test://" + node(40));
        List<String> asked = IntStream.range(0, 45).mapToObj(i -> "vm-" + i).toList();

        Map<String, Map<String, String>> all = DomainStatistics.of(hypervisor, asked);

        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(asked.subList(0, 40));
    }

    /** A hypervisor of libvirt's own for tests, which exists as long as a command runs. */
    private Path node(int machines) throws Exception {
        String domains = IntStream.range(0, machines)
                .mapToObj(i -> "<domain type='test'><name>vm-" + i
                        + "</name><memory>1024</memory><os><type>hvm</type></os></domain>")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("node.xml"), "<node>" + domains + "</node>");
    }
}
