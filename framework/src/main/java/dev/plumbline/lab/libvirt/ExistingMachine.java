package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.ssh.RemoteFio;
import dev.plumbline.lab.ssh.RemoteNginx;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A virtual machine that is somebody's, for as long as an experiment has it. */
final class ExistingMachine implements Machine, FioServer, NetworkAddress, AutoCloseable {

    private final ExistingDomain domain;
    private final InetAddress address;
    private final SshConnection login;
    private final RemoteFio fio;
    private final RemoteNginx web;
    private final ExistingDisks disks;

    ExistingMachine(ExistingDomain domain, InetAddress address, SshConnection login, ExistingDisks disks) {
        this.domain = domain;
        this.address = address;
        this.login = login;
        this.fio = new RemoteFio(login, address);
        this.web = new RemoteNginx(login, address);
        this.disks = disks;
    }

    /** Sees to it that its load server answers. */
    void start() throws IOException, InterruptedException {
        fio.start();
    }

    /** For somebody who wants to look at it. */
    String way() {
        return login.target().byHand();
    }

    ExistingDomain domain() {
        return domain;
    }

    @Override
    public String name() {
        return domain.name();
    }

    @Override
    public boolean ready() {
        return fio.answers();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.of(this, login, web)
                .filter(type::isInstance)
                .<P>map(type::cast)
                .findFirst();
    }

    @Override
    public InetAddress address() {
        return address;
    }

    @Override
    public String client() {
        return address.getHostAddress();
    }

    /** Each machine has the disk for itself, so that what it is given of it begins at its beginning. */
    @Override
    public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access)
            throws IOException, InterruptedException {
        if (lun instanceof ExistingLun there) {
            DirectAccess direct = disks.check(domain, login, there.device(), slot.bytes());
            return direct.options(there.device(), new DiskSlot(slot.lun(), 0, slot.bytes()), access);
        }
        throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name());
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        if (domain.isOff()) {
            throw new IncompleteTrialException("the virtual machine " + name() + " has been shut off");
        }
        fio.restart();
    }

    /** Ends what was started on it from here. */
    @Override
    public void close() throws IOException {
        fio.close();
        web.close();
        login.close();
    }
}
