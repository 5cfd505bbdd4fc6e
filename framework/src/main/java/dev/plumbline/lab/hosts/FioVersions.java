package dev.plumbline.lab.hosts;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** fio's client here and its servers speak a protocol that differs from version to version. */
final class FioVersions {

    private FioVersions() {}

    /**
     * Refuses a host whose fio is another one than this computer's.
     *
     * @throws MissingCapabilityException one sentence with both versions
     */
    static void check(String host, Optional<String> there) throws IOException, InterruptedException {
        String here =
                Tool.output(List.of(Tool.FIO.program(), "--version")).strip().replaceFirst("^fio-", "");
        if (there.isEmpty()) {
            throw new MissingCapabilityException(
                    host + " has no fio, which disk loads need; install version " + here + " there, which is here");
        }
        if (!there.get().equals(here)) {
            throw new MissingCapabilityException("fio is version " + there.get() + " on " + host + " and " + here
                    + " here, and its client and its servers must be of one version; install the same on both");
        }
    }
}
