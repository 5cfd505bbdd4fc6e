package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom each hypervisor of a lab runs emulators as, and whether they reach what they need on this computer. */
final class EmulatorUsers {

    private final LibvirtSettings settings;
    private final List<Path> volumes;
    private final Function<Virsh, Optional<Emulators>> asked;
    private final Map<Virsh, Optional<Emulators>> found = new ConcurrentHashMap<>();
    private boolean checked;

    /** @param volumes what of this computer they open as volumes */
    EmulatorUsers(LibvirtSettings settings, List<Path> volumes) {
        this(settings, volumes, EmulatorUsers::ask);
    }

    /** @param asked tells whom a hypervisor runs them as */
    EmulatorUsers(LibvirtSettings settings, List<Path> volumes, Function<Virsh, Optional<Emulators>> asked) {
        this.settings = settings;
        this.volumes = List.copyOf(volumes);
        this.asked = asked;
    }

    private static Optional<Emulators> ask(Virsh on) {
        try {
            return Emulators.of(on);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + on.uri() + " was asked", e);
        }
    }

    /** Empty where they are root's. */
    Optional<Emulators> of(Virsh hypervisor) {
        return found.computeIfAbsent(hypervisor, asked);
    }

    /** Lets those of this computer's hypervisors into the folder of a run's files. */
    void letIn(Path folder) throws IOException {
        Set<Emulators> all = settings.hypervisors().stream()
                .filter(Virsh::here)
                .flatMap(on -> of(on).stream())
                .collect(Collectors.toSet());
        for (Emulators one : all) {
            one.letIn(folder, all.size() == 1);
        }
    }

    /**
     * Checks once that those of this computer's hypervisors reach the image, temporary folders and volumes.
     *
     * @throws MissingCapabilityException one sentence with what is in their way
     */
    synchronized void check() {
        if (checked) {
            return;
        }
        for (Virsh on : settings.hypervisors()) {
            if (on.here() && of(on).isPresent()) {
                check(on, of(on).get());
            }
        }
        checked = true;
    }

    private void check(Virsh on, Emulators emulators) {
        if (settings.shared().isEmpty()) {
            for (Path file : settings.image().image().files()) {
                check(
                        on,
                        emulators,
                        file,
                        "build an image with ci/guest-image as root, which is in /var/cache/plumbline, or write the path of"
                                + " one that this user may read as 'image' in lab.yaml");
            }
        }
        check(
                on,
                emulators,
                settings.shared()
                        .map(SharedFolder::path)
                        .orElse(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath()),
                "let this user enter it, or name another folder: 'shared' in lab.yaml, or java.io.tmpdir");
        for (Path volume : volumes) {
            if (Files.isDirectory(volume)) {
                check(on, emulators, volume, "let this user enter it, or write another 'lun: {folder: …}' in lab.yaml");
            }
        }
    }

    private static void check(Virsh on, Emulators emulators, Path path, String remedy) {
        try {
            Optional<Path> barred = emulators.barred(path);
            if (barred.isPresent()) {
                throw new MissingCapabilityException(
                        "emulators of " + on.uri() + " run as the user " + emulators.name() + ", who may not "
                                + (barred.get().equals(path)
                                        ? "use " + path
                                        : "enter " + barred.get() + " and so not use " + path)
                                + "; " + remedy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be tried who may use " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + path + " was looked at", e);
        }
    }
}
