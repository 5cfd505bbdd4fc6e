package dev.plumbline.lab.hosts;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlSocket;
import dev.plumbline.lab.linux.HostCounters;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.ssh.RunMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The hosts that experiments have now. */
public final class HostsInUse {

    private final Path folder;
    private final Duration patience;
    private final List<Taken> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger sockets = new AtomicInteger();

    private record Taken(HostMachine machine, boolean peer) {}

    /**
     * None yet.
     *
     * @param folder of sockets here
     * @param patience how long a host may not answer before it counts as lost
     */
    public HostsInUse(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /** Takes a host that stays when the experiment is gone: what is left there is written down first. */
    Machine take(HostSettings host, boolean peer, Provisioning context) throws IOException, InterruptedException {
        RunMark mark = RunMark.fresh(host.folder());
        HostMachine.Taking taking = taking(host, mark, context);
        context.beforeEffect(HostRecord.of(host, mark));
        return take(taking, peer);
    }

    /**
     * Takes a machine that is new, and will be deleted as a whole; {@link #giveBack} ends what runs on it from here. It is logged in to
     * again and again until it lets the user in.
     *
     * @param within how long it may take until it does
     * @param context where files here are announced
     * @return the machine
     * @throws IncompleteTrialException one sentence, when it is not reached by then
     */
    public Machine takeMade(HostSettings host, Duration within, Provisioning context)
            throws IOException, InterruptedException {
        HostSettings known = host.knownIn(file(sockets.incrementAndGet() + ".known", context));
        HostMachine.Taking taking = taking(known, RunMark.fresh(host.folder()), context);
        try {
            return Again.until(within, left -> login(taking, false));
        } catch (IOException e) {
            throw new IncompleteTrialException(String.valueOf(e.getMessage()), e);
        }
    }

    private HostMachine.Taking taking(HostSettings host, RunMark mark, Provisioning context) throws IOException {
        Files.createDirectories(folder);
        int number = sockets.incrementAndGet();
        return new HostMachine.Taking(
                host,
                mark,
                ControlSocket.announce(folder.resolve(number + ".ssh"), context),
                file(number + ".fio", context),
                patience,
                this::lostPeer);
    }

    private Path file(String name, Provisioning context) {
        return ScratchFile.announce(folder.resolve(name), context).path();
    }

    private Machine take(HostMachine.Taking taking, boolean peer) throws InterruptedException {
        try {
            return login(taking, peer);
        } catch (IOException e) {
            throw new IncompleteTrialException(String.valueOf(e.getMessage()), e);
        }
    }

    private Machine login(HostMachine.Taking taking, boolean peer) throws IOException, InterruptedException {
        HostMachine machine = HostMachine.take(taking);
        all.add(new Taken(machine, peer));
        return machine;
    }

    private Optional<String> lostPeer() {
        return all.stream()
                .filter(Taken::peer)
                .map(Taken::machine)
                .flatMap(machine -> machine.pulse().lost().stream()
                        .map(why -> "cannot go on: its peer " + machine.name() + " " + why))
                .findFirst();
    }

    /** What tells how busy they are. */
    public List<HostCounters> counters() {
        return all.stream().<HostCounters>map(taken -> taken.machine().pulse()).toList();
    }

    /** Logs in again to those that were lost, all at once; one that is still lost breaks the trial that needs it. */
    public void recover() {
        List<Callable<Void>> steps = all.stream()
                .filter(taken -> taken.machine().pulse().lost().isPresent())
                .<Callable<Void>>map(taken -> () -> {
                    taken.machine().recover();
                    return null;
                })
                .toList();
        SideBySide.tried(steps);
    }

    /** Ends what runs on those of a record from here; whether there was one. */
    boolean giveBack(UndoRecord record) throws IOException {
        return giveBack((HostMachine machine) -> machine.mark().word().equals(HostRecord.mark(record)));
    }

    /**
     * The same of one that was {@linkplain #takeMade taken}.
     *
     * @return whether it was in use
     */
    public boolean giveBack(Machine which) throws IOException {
        return giveBack((HostMachine machine) -> machine == which);
    }

    private boolean giveBack(Predicate<HostMachine> which) throws IOException {
        for (Taken taken : all) {
            if (which.test(taken.machine())) {
                all.remove(taken);
                taken.machine().close();
                return true;
            }
        }
        return false;
    }
}
