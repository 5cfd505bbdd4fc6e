package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.LocalCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What runs the instructions of a guest. */
enum Accelerator {
    /** The processor itself, by the kernel's KVM. */
    KVM("kvm"),
    /** QEMU's emulation of a processor. */
    TCG("tcg");

    /** A kernel says its first words within a moment, where it runs at all. */
    private static final Duration TRY = Duration.ofSeconds(10);

    /** Boot loaders wait for a key first. */
    private static final Duration TRY_DISK = Duration.ofSeconds(25);

    private final String words;

    Accelerator(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    boolean accelerated() {
        return this == KVM;
    }

    /**
     * Finds it out. That a hypervisor offers KVM is not enough: where it is itself a guest, a kernel may not start with it, so on
     * this computer one is started.
     */
    static Accelerator of(Virsh hypervisor, BootImage image) {
        try {
            boolean offered = hypervisor
                            .end("domcapabilities", "--virttype", "kvm")
                            .exitCode()
                            .orElse(-1)
                    == 0;
            return offered && (!hypervisor.here() || boots(image)) ? KVM : TCG;
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be found out whether " + hypervisor.uri() + " has KVM", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while KVM was tried", e);
        }
    }

    private static boolean boots(BootImage image) throws IOException, InterruptedException {
        return image instanceof GuestImage own ? boots(own) : bootsByItself(image);
    }

    /** Its boot loader or its kernel says something on the first serial port; what it writes is thrown away. */
    private static boolean bootsByItself(BootImage image) throws IOException, InterruptedException {
        String drive = "if=virtio,snapshot=on,format=" + image.format() + ",file="
                + image.disk().toString().replace(",", ",,");
        String said = said(TRY_DISK, List.of("-m", "512", "-drive", drive));
        return said.contains("Linux") || said.contains("GRUB");
    }

    /** Without a disk it soon gives up, and the emulator ends with it. */
    private static boolean boots(GuestImage image) throws IOException, InterruptedException {
        List<String> kernel = List.of(
                "-m", "128", "-no-reboot", "-kernel", image.kernel().toString(), "-append", "console=ttyS0 panic=-1");
        return said(TRY, kernel).contains("Linux version");
    }

    /** What a guest says on its first serial port, on this computer's own processor. */
    private static String said(Duration within, List<String> guest) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "kvm", "-cpu", "host"));
        command.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none", "-serial", "stdio"));
        command.addAll(guest);
        return new LocalCommands(Path.of("/")).run(command, within).output();
    }
}
