package dev.plumbline.lab.local;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlGroups;
import dev.plumbline.lab.linux.ControlGroups.Version;
import dev.plumbline.lab.linux.HostSampler;
import dev.plumbline.lab.linux.LunSource;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.ToolCheck;
import dev.plumbline.model.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The computer that runs the tests as a lab. */
final class LocalLab implements Lab {

    private final LabDescription description;
    private final LocalSettings settings;
    private final LunSource luns;
    private final ControlGroups limits;
    private final Set<Tool> tools = EnumSet.of(Tool.FIO, Tool.IP, Tool.TC, Tool.IPERF3, Tool.NGINX, Tool.HAPROXY);
    private final Meters meters = new Meters();
    private final LocalDevices devices;
    private final HostSampler host;

    private LocalLab(LabDescription description, LocalSettings settings, Path scratch) {
        this.description = description;
        this.settings = settings;
        this.limits = settings.limited()
                ? ControlGroups.find(ControlGroups.MOUNTED)
                : new ControlGroups(ControlGroups.MOUNTED, Version.NONE);
        this.luns = settings.luns().apply(scratch);
        this.devices = new LocalDevices(luns, limits, scratch, meters, settings.balancers());
        this.host = new HostSampler(meters, settings.quiet());
        this.tools.addAll(luns.tools());
    }

    /**
     * Opens it.
     *
     * @throws dev.plumbline.lab.MissingCapabilityException when one of its programs is not installed
     */
    static LocalLab open(LabDescription description, LocalSettings settings, Path scratch) {
        LocalLab lab =
                new LocalLab(description, settings, scratch.toAbsolutePath().normalize());
        ToolCheck.check(description.name(), lab.tools);
        return lab;
    }

    @Override
    public LabDescription description() {
        return description;
    }

    /** All labs of the kind share the computer. */
    @Override
    public String lockName() {
        return description.kind();
    }

    @Override
    public Optional<String> notice() {
        List<String> notices = new ArrayList<>();
        if (limits.version() == Version.NONE) {
            notices.add("Machines are not limited to their processors and memory: "
                    + (settings.limited() ? "this computer lets no control groups be made." : "the lab says so."));
        }
        devices.notice().ifPresent(notices::add);
        return notices.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notices));
    }

    @Override
    public Fingerprint fingerprint() {
        return LocalFingerprint.read(luns, limits, tools);
    }

    @Override
    public Demand capacity() {
        return settings.capacity().plus(Demand.of(Demand.DISK, luns.capacity()));
    }

    @Override
    public Times times() {
        return settings.times();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.of(devices, host)
                .filter(type::isInstance)
                .<P>map(type::cast)
                .findFirst();
    }

    @Override
    public void undo(UndoRecord record) throws Exception {
        devices.undo(record);
    }

    @Override
    public void close() {
        // All that it makes is provisioned, and taken back by the ledger.
    }
}
