package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.MachineAccess.Way;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlSocket;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Deals out machines that are somebody's: the first of an experiment is the first by name, and so on. */
final class ExistingMachines {

    private static final int CONNECT_MILLIS = 1000;
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    /** Of one that runs already, which has its address, or will not tell it. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

    private final ExistingSettings settings;
    private final ExistingDomains domains;
    private final Path folder;
    private final ParentStatistics parents;
    private final ExistingDisks disks;
    private final List<ExistingMachine> inUse = new CopyOnWriteArrayList<>();

    ExistingMachines(ExistingSettings settings, ExistingDomains domains, Path folder, ParentStatistics parents) {
        this.settings = settings;
        this.domains = domains;
        this.folder = folder;
        this.parents = parents;
        this.disks = new ExistingDisks(settings);
    }

    ExistingLun lun(String name, long bytes, Provisioning context) {
        return disks.lun(name, bytes, context);
    }

    /** Takes the one whose number is in the name that was asked for, starts it where it is shut off, and logs in. */
    ExistingMachine take(MachineSpec spec, Provisioning context) throws IOException, InterruptedException {
        int number = Integer.parseInt(spec.name().substring(spec.name().lastIndexOf('-') + 1));
        ExistingDomain domain = domains.get(number);
        Files.createDirectories(folder);
        Path control = ControlSocket.announce(folder.resolve(spec.name() + ".ssh"), context);
        boolean ran = domain.announce(settings.shutdown(), context);
        if (!ran) {
            domain.start();
        }
        InetAddress address = address(domain, ran);
        SshConnection login =
                new SshConnection(domain.name(), settings.login().target(address.getHostAddress(), control));
        ExistingMachine machine = new ExistingMachine(domain, address, login, disks);
        inUse.add(machine);
        machine.start();
        watch(domain);
        return machine;
    }

    /** Waits until it has one, and its sshd answers there. */
    private InetAddress address(ExistingDomain domain, boolean ran) {
        Duration longest = ran ? LONGEST_LOOK : LONGEST_START;
        try {
            InetAddress[] found = new InetAddress[1];
            Awaitility.await("the virtual machine " + domain.name() + " can be reached")
                    .atMost(longest)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast("it is shut off", domain::isOff)
                    .until(() -> {
                        Optional<InetAddress> told = ExistingAddress.of(domain, settings);
                        told.ifPresent(address -> found[0] = address);
                        return told.isPresent() && answers(told.get());
                    });
            return found[0];
        } catch (TerminalFailureException e) {
            throw new IncompleteTrialException(
                    "the virtual machine " + domain.name() + " was shut off while it was waited for", e);
        } catch (ConditionTimeoutException e) {
            throw new MissingCapabilityException("the virtual machine " + domain.name() + " on "
                    + domain.on().uri() + " does not answer by ssh on port " + settings.port() + " within "
                    + longest.toSeconds() + " s" + why(domain) + "; write another 'address' under " + settings.where()
                    + ", or its address under 'addresses'");
        }
    }

    private String why(ExistingDomain domain) {
        return settings.addresses().containsKey(domain.name())
                ? " of its declared address"
                : " of an address that the hypervisor tells from '" + settings.address() + "'";
    }

    private boolean answers(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, settings.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Not every hypervisor tells statistics. */
    private void watch(ExistingDomain domain) throws IOException, InterruptedException {
        ExistingDefinition definition = domains.all().get(domain);
        boolean told = domain.on()
                        .end("domstats", "--cpu-total", domain.id())
                        .exitCode()
                        .orElse(-1)
                == 0;
        if (told && definition != null) {
            parents.add(domain.on(), domain.name(), domain.name(), definition.cpus());
        }
    }

    /** The way to one, by its name alone where it was not logged in to. */
    Optional<Way> way(UndoRecord record) {
        ExistingDomain domain = ExistingDomain.of(record);
        String login = inUse.stream()
                .filter(machine -> machine.domain().isOf(record))
                .map(machine -> "; " + machine.way())
                .findFirst()
                .orElse("");
        return Optional.of(
                new Way(domain.name(), domain.name() + " on " + domain.on().uri() + login));
    }

    /** Leaves a machine as it was. */
    void giveBack(UndoRecord record) throws IOException, InterruptedException {
        for (ExistingMachine machine : List.copyOf(inUse)) {
            if (machine.domain().isOf(record)) {
                machine.close();
                inUse.remove(machine);
            }
        }
        ExistingDomain.restore(record);
    }
}
