package dev.plumbline.lab.hosts;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineAccess;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.PeerHost;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a lab of hosts has: nothing of it is made. */
record HostDevices(HostsSettings settings, HostsInUse hosts) implements MachineHost, LunHost, MachineAccess {

    @Override
    public Optional<Way> way(UndoRecord record) {
        return Optional.of(record)
                .filter(it -> it.handler().equals(HostRecord.HANDLER))
                .map(HostRecord::way);
    }

    @Override
    public void check(LinkSpec link) {
        if (link.legs() > 1) {
            throw new MissingCapabilityException("@Vms has legs = " + link.legs() + ", but the hosts of this lab are"
                    + " somebody's and are never changed; leave that out, or take a lab that makes its machines");
        }
    }

    /** The number in its name says which of the declared places it has on each host. */
    @Override
    public Lun createLun(String name, long bytes, Provisioning context) {
        settings.machines().forEach(host -> host.lun(name, bytes)); // each has a place for it
        return settings.machines().get(0).lun(name, bytes);
    }

    @Override
    public boolean eachMachinesOwn() {
        return true;
    }

    @Override
    public Machine createMachine(MachineSpec spec, Provisioning context) throws IOException, InterruptedException {
        return hosts.take(nth(settings.machines(), number(spec.name()), "machines"), false, context);
    }

    /** Those that are declared as peers, where there are any. */
    record Peers(HostDevices devices) implements PeerHost {

        @Override
        public Machine createPeer(String name, LinkSpec link, Provisioning context)
                throws IOException, InterruptedException {
            if (link.legs() > 1) {
                throw new MissingCapabilityException("@Peer has legs = " + link.legs()
                        + ", but the peers of this lab are somebody's and are never changed; leave that out");
            }
            HostSettings peer = nth(devices.settings.peers(), number(name), "peers");
            return devices.hosts.take(peer, true, context);
        }
    }

    private static HostSettings nth(List<HostSettings> hosts, int number, String what) {
        if (number > hosts.size()) {
            throw new MissingCapabilityException(number + " " + what + " are wanted, but lab.yaml declares "
                    + hosts.size() + " hosts for them; declare more, or ask for fewer");
        }
        return hosts.get(number - 1);
    }

    static int number(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }
}
