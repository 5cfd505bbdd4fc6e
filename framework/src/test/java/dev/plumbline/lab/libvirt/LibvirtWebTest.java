package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class LibvirtWebTest {

    @TempDir
    Path folder;

    @Test
    void downloads_go_through_the_balancer_to_the_web_servers_of_machines_and_all_count_the_same() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            Machines two = test.machines(2, 1);
            LoadBalancer balancer = test.lab()
                    .require(BalancerHost.class, "balancers")
                    .createBalancer(test.provisioning().uniqueName("balancer"), test.provisioning());

            Measurement trial =
                    test.run(two, DownloadLoad.of("100 kB").clients(8).through(balancer), 2000);

            long served = 0;
            for (Machine machine : two.all()) {
                long ofOne =
                        machine.require(WebServer.class, "server").requests().orElseThrow();
                assertThat(ofOne).as(machine.name()).isPositive();
                served += ofOne;
            }
            assertThat(balancer.requests()).hasValue(served);
            Reading throughput = trial.readings().stream()
                    .filter(reading -> reading.response().equals("throughput"))
                    .findFirst()
                    .orElseThrow();
            assertThat(throughput.machines())
                    .hasSize(2)
                    .allSatisfy((machine, rate) -> assertThat(rate).isPositive());
        }
    }
}
