package dev.plumbline.lab.local;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests of web servers need of a local lab, and of what was measured there. */
final class WebLab {

    private WebLab() {}

    static Machines machines(LocalTestLab test, int count) throws Exception {
        return machines(test, count, LinkSpec.UNLIMITED);
    }

    static Machines machines(LocalTestLab test, int count, long bitsPerSecond) throws Exception {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(test.machine(bitsPerSecond));
        }
        return new Machines(machines, List.of(), (some, load) -> test.run(some, load, 1000));
    }

    static LoadBalancer balancer(LocalTestLab test) throws Exception {
        return test.lab()
                .require(BalancerHost.class, "balancers")
                .createBalancer(test.provisioning().uniqueName("balancer"), test.provisioning());
    }

    static Reading reading(Measurement trial, String response) {
        return trial.readings().stream()
                .filter(reading -> reading.response().equals(response))
                .findFirst()
                .orElseThrow();
    }

    /** What became of the requests of all clients. */
    static Map<String, Long> requests(Measurement trial) {
        Map<String, Long> sums = new TreeMap<>();
        for (Attachment attachment : trial.attachments()) {
            if (attachment.name().startsWith("requests ")) {
                Matcher part = Pattern.compile("(\\d+) ([a-z ]+)").matcher(attachment.text());
                while (part.find()) {
                    sums.merge(part.group(2), Long.parseLong(part.group(1)), Long::sum);
                }
            }
        }
        return sums;
    }
}
