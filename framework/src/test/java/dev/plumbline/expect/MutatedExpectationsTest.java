package dev.plumbline.expect;

import dev.plumbline.mutation.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutatedExpectationsTest {

    private static final int CASES = 1_000;

    @Test
    void aDamagedSentenceIsUnderstoodOrRefusedInASentence() throws Exception {
        List<String> samples = List.of(
                "iops falls along vms",
                "iops rises along vms for placement=PACKED, nic=1 Gbit/s",
                "iops is flat along vms within 2.5 % for vms=8..12",
                "iops at placement=ALTERNATING is at least 1.8 times that at placement=PACKED for vms=8..12",
                "iops jumps down at vms=13 with LUNs in use for placement=PACKED",
                "iops has no jump along vms for placement=ALTERNATING",
                "mean latency bends at vms=9..12",
                "peer-1 link in does not limit nic=1 Gbit/s");
        Mutations.run(
                "sentences of @Expect",
                CASES,
                samples,
                input -> Expectations.requireReadable(
                        new String(input, StandardCharsets.UTF_8), ExpectationTextTest.experiment()));
    }
}
