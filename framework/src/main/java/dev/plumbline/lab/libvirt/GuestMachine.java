package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.ssh.RemoteNginx;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A virtual machine that this lab has made. */
final class GuestMachine implements Machine, FioServer, NetworkAddress, LinkLegs, AutoCloseable {

    private static final int FIO_PORT = 8765;
    private static final int CONNECT_MILLIS = 1000;
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(60);

    /** Ends whatever is called fio; the guest starts the server again by itself. */
    private static final String END_FIO = "for process in /proc/[0-9]*; do read -r name 2> /dev/null < $process/comm"
            + " && [ \"$name\" = fio ] && kill -9 ${process#/proc/}; done; :";

    /** What a virtual disk is read and written in multiples of. */
    private static final DirectAccess DIRECT = new DirectAccess(512);

    private static final int SHOWN = 300;

    /** What a kernel says before it tells where it was. */
    private static final String PANIC = "Kernel panic";

    private final GuestSpec spec;
    private final Domain domain;
    private final InetAddress address;
    private final SshConnection login;
    private final RemoteNginx web;
    private final GuestDisks disks;

    GuestMachine(GuestSpec spec, Domain domain, InetAddress address, SshConnection login, GuestDisks disks) {
        this.spec = spec;
        this.domain = domain;
        this.address = address;
        this.login = login;
        this.web = new RemoteNginx(login, address);
        this.disks = disks;
    }

    @Override
    public String name() {
        return spec.machine().name();
    }

    @Override
    public boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, FIO_PORT), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it has ended. On this computer its network cards go with it, which is known although no libvirtd answers. */
    boolean hasEnded() throws IOException, InterruptedException {
        return domain.on().here() ? !attached() : !domain.runs();
    }

    private boolean attached() {
        return spec.legs().stream().allMatch(leg -> new Tap(leg.device()).exists());
    }

    /** A hypervisor that is far away is not asked several times a second. */
    private Stream<MachineLife> life() {
        MachineLife life = () -> attached() ? Optional.empty() : Optional.of("has ended" + said());
        return Stream.of(life).filter(it -> domain.on().here());
    }

    /** The last that it printed, and of a kernel that gave up the first, as the end of a sentence. */
    String said() {
        try {
            String text = Files.readString(spec.console(), StandardCharsets.ISO_8859_1)
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
        return Stream.concat(Stream.of(this, login, web), life())
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
}
