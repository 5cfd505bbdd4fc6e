package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Which volumes there are now, and their way to machines: with a machine when it is made, or later, when it needs one. */
final class Disks {

    static final String HANDLER = "libvirt.disks";

    private static final String ID = "id";
    private static final String HYPERVISORS = "hypervisors";
    private static final Duration LONGEST_DETACH = Duration.ofSeconds(30);

    private final List<GuestLun> luns = new CopyOnWriteArrayList<>();

    /** Makes a volume known, and writes down that machines will have it as a disk. */
    void add(GuestLun lun, List<Virsh> hypervisors, Provisioning context) {
        context.beforeEffect(UndoRecord.of(
                HANDLER,
                Map.of(
                        ID,
                        lun.id(),
                        HYPERVISORS,
                        hypervisors.stream().map(Virsh::uri).collect(Collectors.joining(" ")))));
        luns.add(lun);
    }

    /** Those that are there now, in the order in which they were made. */
    List<GuestLun> all() {
        return List.copyOf(luns);
    }

    /** Takes a volume from all machines that have it; finds nothing to do where there are none. */
    void undo(UndoRecord record) throws IOException, InterruptedException {
        String id = record.argument(ID);
        luns.removeIf(lun -> lun.id().equals(id));
        for (String uri : record.argument(HYPERVISORS).split(" ", -1)) {
            Virsh virsh = new Virsh(uri);
            for (String domain : virsh.running()) {
                if (domain.startsWith(Domain.PREFIX)) {
                    detach(virsh, domain, GuestDisk.alias(id));
                }
            }
        }
    }

    /** Takes a volume from a machine; returns when it is gone from there. */
    static void detach(Domain domain, GuestLun lun) {
        detach(domain.on(), domain.name(), GuestDisk.alias(lun.id()));
    }

    /** The guest has to let go of it first, which takes a moment. */
    private static void detach(Virsh virsh, String domain, String alias) {
        Patience.until("a disk could not be taken from " + domain, LONGEST_DETACH, Duration.ofMillis(200), () -> {
            if (!virsh.running().contains(domain)
                    || !virsh.run("dumpxml", domain).contains(alias)) {
                return true;
            }
            virsh.end("detach-device-alias", domain, alias, "--live");
            return false;
        });
    }

    /**
     * Gives a machine that runs another disk.
     *
     * @param xml a file of this run that is there meanwhile
     */
    static void attach(Domain domain, GuestDisk disk, Path xml) throws IOException, InterruptedException {
        if (!disk.pluggable()) {
            throw new MisuseException(disk.lun().name() + " cannot be given to " + domain.name()
                    + ", which runs, since its disk bus '" + disk.bus() + "' takes disks only at the start; write the"
                    + " diskBus virtio or scsi, or declare LUNs that live as long as the machines and keep what is"
                    + " written");
        }
        try {
            Files.writeString(xml, DomainXml.of(disk));
            domain.on().run("attach-device", domain.name(), xml.toString(), "--live");
        } catch (IOException e) {
            throw explained(domain, disk.lun(), e);
        } finally {
            Files.deleteIfExists(xml);
        }
    }

    /** A failure to give a machine a volume, as it is told; the emulator locks what it has open. */
    static IOException explained(Domain domain, GuestLun lun, IOException failure) {
        if (String.valueOf(failure.getMessage()).contains("\" lock")) {
            throw new IncompleteTrialException(
                    lun.name() + " cannot be given to " + domain.name() + ", since something else holds it: a volume"
                            + " whose writes are discarded may be written to by nobody (" + failure.getMessage() + ")",
                    failure);
        }
        return failure;
    }
}
