package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Ledger;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.UndoRecord;
import java.nio.file.Path;

/** Makes a volume and machines, and is killed meanwhile. */
final class KilledMaking {

    private KilledMaking() {}

    /** @param folders the lab's, and that of ledgers */
    public static void main(String[] folders) throws Exception {
        Path folder = Path.of(folders[0]);
        Lab lab = Labs.read(folder).open("test", folder);
        Ledger ledger = Ledger.open(lab, Path.of(folders[1]));
        TestProvisioning provisioning = new TestProvisioning(lab) {
            @Override
            public void beforeEffect(UndoRecord record) {
                ledger.announce(record);
            }
        };
        lab.require(LunHost.class, "LUNs").createLun(provisioning.uniqueName("lun"), 4L << 20, provisioning);
        for (int i = 0; i < 100; i++) {
            lab.require(MachineHost.class, "machines")
                    .createMachine(
                            new MachineSpec(provisioning.uniqueName("vm"), 1, 192L << 20, new LinkSpec(1, 10_000_000)),
                            provisioning);
        }
    }
}
