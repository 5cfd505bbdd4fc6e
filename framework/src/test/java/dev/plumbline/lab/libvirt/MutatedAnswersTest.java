package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.mutation.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code virsh} tells. */
class MutatedAnswersTest {

    private static final int CASES = 600;
    private static final String DOMAIN = """
            <domain type='kvm' id='3'>
              <name>lab-1</name>
              <memory unit='KiB'>1048576</memory>
              <vcpu placement='static' current='1'>2</vcpu>
              <devices>
                <disk type='file' device='disk'><source file='/images/lab-1.qcow2'/><target dev='vda' bus='virtio'/></disk>
                <interface type='bridge'><mac address='52:54:00:aa:bb:cc'/><model type='virtio'/></interface>
              </devices>
            </domain>
            """;
    private static final String POOL = """
            <pool type='dir'>
              <name>default</name>
              <target><path>/var/lib/libvirt/images</path></target>
            </pool>
            """;

    @Test
    void statistics() throws Exception {
        int[] machines = {0};
        Mutations.run("virsh domstats", CASES, List.of(Mutations.resource("lab/libvirt/domstats.txt")), input -> {
            var all = DomainStatistics.parse(text(input));
            machines[0] += all.size();
            if (all.isEmpty()) {
                throw new java.io.IOException("no machine is told of");
            }
            all.values()
                    .forEach(one -> assertThat(DomainStatistics.sum(one, "vcpu", "time"))
                            .isNotInfinite());
        });
        assertThat(machines[0]).isPositive();
    }

    @Test
    void definitionsOfMachines() throws Exception {
        Mutations.run("virsh dumpxml", CASES, List.of(DOMAIN), input -> {
            ExistingDefinition read = ExistingDefinition.read("qemu:///system", "lab-1", text(input));
            assertThat(read.cpus()).isPositive();
            assertThat(read.memoryKib()).isPositive();
        });
    }

    @Test
    void pools() throws Exception {
        Mutations.run(
                "virsh pool-dumpxml",
                CASES / 2,
                List.of(POOL),
                input -> assertThat(PoolXml.type(text(input))).matches("[a-z0-9-]+"));
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
