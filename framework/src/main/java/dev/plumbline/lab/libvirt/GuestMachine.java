package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FileText;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Identity;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineIdentity;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.MachineStart;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Placed;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.linux.OwnAddress;
import dev.plumbline.lab.ssh.RemoteFio;
import dev.plumbline.lab.ssh.RemoteNginx;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A virtual machine that this lab has made. */
final class GuestMachine
        implements Machine,
                FioServer,
                NetworkAddress,
                LinkLegs,
                MachineStart,
                MachineIdentity,
                MachineKill,
                Placed,
                AutoCloseable {

    private static final Duration LONGEST_RESTART = Duration.ofSeconds(60);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    /** Ends whatever is called fio, and waits until it has: then whoever answers is the server that the guest starts again by itself. */
    private static final String END_FIO = "ended=; for process in /proc/[0-9]*; do"
            + " read -r name 2> /dev/null < $process/comm && [ \"$name\" = fio ] && kill -9 ${process#/proc/}"
            + " && ended=\"$ended $process\"; done;"
            + " for process in $ended; do while read -r pid name state rest 2> /dev/null < $process/stat"
            + " && [ \"$state\" != Z ]; do sleep 0.05; done; done; :";

    /** What a virtual disk is read and written in multiples of. */
    private static final DirectAccess DIRECT = new DirectAccess(512);

    private static final int SHOWN = 300;

    /** A guest prints as much as it likes. */
    private static final int MOST_CONSOLE = 1 << 20;

    /** What a kernel says before it tells where it was. */
    private static final String PANIC = "Kernel panic";

    private final GuestSpec spec;
    private final Domain domain;
    private final InetAddress address;
    private final SshConnection login;
    private final RemoteNginx web;
    private final GuestDisks disks;
    private final Boot boot;
    private final MachineLife life = new Life();
    private volatile @Nullable Duration startTime;

    /** Starts the machine, which must not run, and waits until it answers. */
    @FunctionalInterface
    interface Boot {

        void again(GuestMachine machine) throws IOException, InterruptedException;
    }

    /** @param boot what starts it again that was killed */
    GuestMachine(GuestSpec spec, Domain domain, InetAddress address, SshConnection login, GuestDisks disks, Boot boot) {
        this.spec = spec;
        this.domain = domain;
        this.address = address;
        this.login = login;
        this.web = new RemoteNginx(login, address);
        this.disks = disks;
        this.boot = boot;
    }

    @Override
    public String name() {
        return spec.machine().name();
    }

    @Override
    public boolean ready() {
        return RemoteFio.answers(address);
    }

    @Override
    public String host() {
        return domain.on().uri();
    }

    /** For somebody who wants to look at it. */
    String way() {
        return login.target().byHand() + "; its console is in " + spec.console();
    }

    /** Notes how long its start has taken. */
    void started(Duration time) {
        startTime = time;
    }

    @Override
    public Duration startTime() {
        return Objects.requireNonNull(startTime, "it has not started");
    }

    @Override
    public Identity given() {
        return new Identity(name(), address.getHostAddress());
    }

    @Override
    public Identity told() throws IOException, InterruptedException {
        String answer = login.run("hostname && " + String.join(" ", OwnAddress.COMMAND), LONGEST_ANSWER);
        int end = answer.indexOf('\n') + 1;
        return new Identity(
                answer.substring(0, end).strip(), OwnAddress.of(answer.substring(end), address.getHostAddress()));
    }

    /** Whether it has ended. On this computer its network cards go with it, which is known although no libvirtd answers. */
    boolean hasEnded() throws IOException, InterruptedException {
        return domain.on().here() ? !attached() : !domain.runs();
    }

    private boolean attached() {
        return spec.legs().stream().allMatch(leg -> new Tap(leg.device()).exists());
    }

    /** A hypervisor is asked once a load has failed only; that a machine is gone from this computer is known without it. */
    private final class Life implements MachineLife {

        @Override
        public Optional<String> end() {
            return !domain.on().here() || attached() ? Optional.empty() : Optional.of("has ended" + said());
        }

        @Override
        public Optional<String> standstill() throws IOException, InterruptedException {
            return hasEnded() ? Optional.of("has ended" + said()) : domain.standstill();
        }
    }

    /** The last that it printed, and of a kernel that gave up the first, as the end of a sentence. */
    String said() {
        try {
            String text = FileText.end(spec.console(), MOST_CONSOLE)
                    .strip()
                    .replaceAll("\\s*\\n\\s*", "; ")
                    .replaceAll("[^\\x20-\\x7e]", "");
            int panic = text.indexOf(PANIC);
            if (panic >= 0) {
                return "; its console says: " + text.substring(panic, Math.min(text.length(), panic + SHOWN));
            }
            return text.isEmpty()
                    ? ", and its console says nothing"
                    : "; its console ends with: " + text.substring(Math.max(0, text.length() - SHOWN));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.of(this, login, web, life)
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

    @Override
    public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access)
            throws IOException, InterruptedException {
        if (lun instanceof GuestLun here) {
            return DIRECT.options(disks.of(here).path(), slot, access);
        }
        throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name());
    }

    @Override
    public Optional<String> waiting(InetSocketAddress here, String word) {
        if (spec.seed().isPresent()) { // a distribution's own image has no such command
            return Optional.empty();
        }
        return Optional.of(
                "cd /tmp && plumbline-gate " + here.getAddress().getHostAddress() + " " + here.getPort() + " " + word);
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        if (hasEnded()) {
            throw new IncompleteTrialException("the virtual machine " + name() + " has ended" + said());
        }
        Optional<String> paused = domain.standstill();
        if (paused.isPresent()) {
            throw new IncompleteTrialException("the virtual machine " + name() + " " + paused.get());
        }
        login.run(END_FIO, LONGEST_RESTART);
        Awaitility.await("the load server of " + name() + " answers again")
                .atMost(LONGEST_RESTART)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(this::ready);
    }

    @Override
    public int legs() {
        return spec.legs().size();
    }

    /** The guest notices it at once, as it would a cable. */
    @Override
    public void connect(int leg, boolean connected) throws IOException, InterruptedException {
        Objects.checkIndex(leg, legs());
        domain.on()
                .run("domif-setlink", domain.name(), spec.legs().get(leg).hardwareAddress(), connected ? "up" : "down");
    }

    /** Ends what was started on it from here. */
    @Override
    public void close() throws IOException {
        web.close();
        login.close();
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        domain.kill();
    }

    /** What was started on it from here has ended with it. */
    @Override
    public void startAgain() throws IOException, InterruptedException {
        login.lost();
        disks.restarted();
        boot.again(this);
        web.restart();
    }
}
