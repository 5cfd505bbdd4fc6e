package dev.plumbline.fingerprint;

import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fingerprint of the real computer that this JVM runs on; for labs that use it. */
public final class ComputerFingerprint {

    private ComputerFingerprint() {}

    /**
     * Reads it afresh, which takes up to some seconds. What cannot be known here has no key; it is not yet guarded against
     * what identifies the computer, as {@link LabFingerprint} guards what it returns.
     *
     * @param devices the devices that count
     */
    public static Fingerprint of(Devices devices) {
        return read(new SystemFiles(Path.of("/")), Tools.installed(), Hardware.ofThisComputer(), devices);
    }

    static Fingerprint read(SystemFiles files, Tools tools, Hardware hardware, Devices devices) {
        Facts facts = new Facts();
        new ComputerFacts(files, facts).read(hardware);
        new DiskFacts(files, facts).read(devices.luns());
        new NicFacts(files, tools, facts).read(devices.nics());
        ToolVersions.read(tools, facts);
        Fingerprint read = facts.fingerprint();
        SortedMap<String, String> identity = new TreeMap<>(read.identity());
        identity.putAll(devices.ofLab());
        return new Fingerprint(identity, read.informational());
    }
}
