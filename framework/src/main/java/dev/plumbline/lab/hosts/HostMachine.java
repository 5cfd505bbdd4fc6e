package dev.plumbline.lab.hosts;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.ssh.ForwardedFio;
import dev.plumbline.lab.ssh.OneLogin;
import dev.plumbline.lab.ssh.RemoteFacts;
import dev.plumbline.lab.ssh.RemoteNginx;
import dev.plumbline.lab.ssh.RunMark;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A host that is somebody's, for as long as an experiment has it. */
final class HostMachine implements Machine, FioServer, NetworkAddress, MachineLife, AutoCloseable {

    private final HostSettings host;
    private final RemoteFacts facts;
    private final RunMark mark;
    private final OneLogin alone;
    private final SshConnection login;
    private final Duration patience;
    private final Supplier<Optional<String>> beside;
    private final ForwardedFio fio;
    private final RemoteNginx web;
    private final HostDisks disks;
    private volatile Pulse pulse;

    private HostMachine(Taking taking, RemoteFacts facts, SshConnection login, Pulse pulse) {
        this.host = taking.host;
        this.facts = facts;
        this.mark = taking.mark;
        this.alone = taking.alone();
        this.login = login;
        this.patience = taking.patience;
        this.beside = taking.beside;
        this.fio = new ForwardedFio(login, mark, taking.fio);
        this.web = new RemoteNginx(login, address(host, facts), facts.user(), host.webPort(), host.webPort() + 1);
        this.disks = new HostDisks(host, login, mark);
        this.pulse = pulse;
    }

    /**
     * How a host is taken.
     *
     * @param host what is declared of it
     * @param mark what is left on it is known by
     * @param control where the socket of the connection to it stands here
     * @param fio where that of its load server does
     * @param patience how long it may not answer
     * @param beside what else is lost that the same trial needs, as the rest of a sentence that begins with a host's name
     */
    record Taking(
            HostSettings host,
            RunMark mark,
            Path control,
            Path fio,
            Duration patience,
            Supplier<Optional<String>> beside) {

        OneLogin alone() {
            return new OneLogin(host.name(), host.target(control));
        }
    }

    /** Logs in. */
    static HostMachine take(Taking taking) throws IOException, InterruptedException {
        RemoteFacts facts = RemoteFacts.ask(taking.host.name(), taking.alone());
        SshConnection login = new SshConnection(taking.host.name(), taking.host.target(taking.control), taking.mark);
        boolean taken = false;
        try {
            login.folder();
            HostMachine machine =
                    new HostMachine(taking, facts, login, Pulse.start(taking.host.name(), login, taking.patience));
            taken = true;
            return machine;
        } finally {
            if (!taken) {
                login.close();
            }
        }
    }

    static InetAddress address(HostSettings host, RemoteFacts facts) {
        return host.address().orElse(facts.address());
    }

    RunMark mark() {
        return mark;
    }

    Pulse pulse() {
        return pulse;
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public boolean ready() {
        return pulse.lost().isEmpty() && !fio.lost();
    }

    /** A trial needs its peers as well as its machines. */
    @Override
    public Optional<String> end() {
        return pulse.lost().or(beside);
    }

    /** What it has no program for, it lacks. */
    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.concat(Stream.of(this, login), facts.nginx() ? Stream.of(web) : Stream.empty())
                .filter(type::isInstance)
                .<P>map(type::cast)
                .findFirst();
    }

    @Override
    public InetAddress address() {
        return address(host, facts);
    }

    @Override
    public String client() {
        return fio.client();
    }

    @Override
    public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access)
            throws IOException, InterruptedException {
        if (!(lun instanceof HostLun there)) {
            throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name());
        }
        checkLost();
        FioVersions.check(name(), facts.fio());
        try {
            SortedMap<String, String> target = disks.target(there, slot, access);
            fio.start();
            return target;
        } catch (IOException e) {
            throw new IncompleteTrialException(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkLost() {
        pulse.lost().ifPresent(why -> {
            throw new IncompleteTrialException(name() + " " + why);
        });
    }

    /** One that is lost is left to {@link #recover}. */
    @Override
    public void restart() throws IOException, InterruptedException {
        if (pulse.lost().isEmpty()) {
            fio.restart();
        }
    }

    /**
     * Where it was lost, ends what is left of it there, and logs in again.
     *
     * @throws IOException one sentence, when it is still not reached
     */
    void recover() throws IOException, InterruptedException {
        if (pulse.lost().isEmpty()) {
            return;
        }
        fio.close();
        web.close();
        login.lost();
        alone.sweep(mark, List.of());
        login.folder();
        pulse.close();
        pulse = Pulse.start(name(), login, patience);
    }

    /** Ends what was started on it from here. */
    @Override
    public void close() throws IOException {
        pulse.close();
        fio.close();
        web.close();
        login.close();
    }
}
