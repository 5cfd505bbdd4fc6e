package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.HardwareChoice;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineAccess;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.util.Optional;

/** What a lab of machines that are somebody's has: nothing of it is made. */
record ExistingDevices(ExistingMachines machines) implements MachineHost, LunHost, HardwareChoice, MachineAccess {

    @Override
    public Optional<Way> way(UndoRecord record) {
        return record.handler().equals(ExistingDomain.HANDLER) ? machines.way(record) : NetworkNamespace.way(record);
    }

    /** They have what they have. */
    @Override
    public void check(Hardware hardware) {
        throw new MisuseException("@Vms chooses " + hardware.chosen() + ", but the virtual machines of this lab are"
                + " somebody's and are never changed; leave that out, or take a lab that makes its machines");
    }

    @Override
    public void check(LinkSpec link) {
        if (link.legs() > 1) {
            throw new MisuseException("@Vms has legs = " + link.legs() + ", but the virtual machines of this lab are"
                    + " somebody's and are never changed; leave that out, or take a lab that makes its machines");
        }
    }

    @Override
    public Lun createLun(String name, long bytes, Provisioning context) {
        return machines.lun(name, bytes, context);
    }

    @Override
    public boolean eachMachinesOwn() {
        return true;
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) throws IOException, InterruptedException {
        return machines.take(spec, context);
    }
}
