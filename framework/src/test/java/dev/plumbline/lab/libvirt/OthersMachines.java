package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Meters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Virtual machines that are somebody's: defined on the tests' libvirtd, on a bridge of their own, each with a disk for data. */
final class OthersMachines implements AutoCloseable {

    static final long DATA = 64L << 20;
    private static final long MEMORY = 192L << 20;

    private final Virsh virsh = new Virsh(PrivateLibvirtd.shared().uri());
    private final Path folder;
    private final TestProvisioning context;
    private final GuestNetwork network = new GuestNetwork(
            new NetworkSettings(Optional.empty(), Optional.empty(), 0, NetworkSettings.Shaper.TC), new Meters());
    private final GuestImage image = GuestImage.read("the test", GuestImages.folder());
    private final Map<String, String> addresses = new TreeMap<>();
    private final RunKey key;

    OthersMachines(Path folder, TestProvisioning context) throws IOException, InterruptedException {
        this.folder = PrivateLibvirtd.letIn(folder);
        this.context = context;
        this.key = RunKey.create(folder, context);
    }

    /** Defines one, which is off. */
    void define(String name) throws IOException, InterruptedException {
        GuestNetwork.Place place = network.reserve(new LinkSpec(1, LinkSpec.UNLIMITED), context);
        Path overlay = folder.resolve(name + ".qcow2");
        DiskSource.Overlay.create(overlay, image.disk().toString());
        Hardware hardware = new Hardware(
                Optional.empty(),
                Optional.of("virtio"),
                Optional.of("virtio"),
                Optional.of("unsafe"),
                Optional.empty());
        GuestLun data = new GuestLun("data", DATA, new DiskSource.Local(data(name)), false, List.of(), name);
        GuestSpec spec = new GuestSpec(
                new MachineSpec(name, 1, MEMORY, new LinkSpec(1, LinkSpec.UNLIMITED), hardware),
                hardware,
                name,
                false,
                overlay,
                image,
                Optional.empty(),
                place.address(),
                key.open(),
                Files.createFile(folder.resolve(name + ".console")),
                place.legs(),
                OptionalLong.empty(),
                List.of(GuestDisk.next(data, data.source(), List.of(), hardware)));
        addresses.put(name, place.inet().getHostAddress());
        Path xml = Files.writeString(folder.resolve(name + ".xml"), DomainXml.of(spec));
        virsh.run("define", xml.toString());
    }

    Path data(String name) throws IOException {
        Path file = folder.resolve(name + ".data");
        if (Files.notExists(file)) {
            try (FileChannel data = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                data.write(ByteBuffer.allocate(1), DATA - 1);
            }
        }
        return file;
    }

    void start(String name) throws IOException, InterruptedException {
        virsh.run("start", name);
    }

    String state(String name) throws IOException, InterruptedException {
        return virsh.run("domstate", name).strip();
    }

    /** All that libvirt says of it. */
    String definition(String name) throws IOException, InterruptedException {
        return virsh.run("dumpxml", "--inactive", name);
    }

    String live(String name) throws IOException, InterruptedException {
        return virsh.run("dumpxml", name);
    }

    Virsh virsh() {
        return virsh;
    }

    Path key() {
        return key.secret();
    }

    /** As {@code lab.yaml} has them. */
    String addresses() {
        List<String> all = new ArrayList<>();
        addresses.forEach((name, address) -> all.add(name + ": " + address));
        return "{" + String.join(", ", all) + "}";
    }

    @Override
    public void close() {
        try {
            for (String name : addresses.keySet()) {
                virsh.end("destroy", name);
                virsh.end("undefine", name);
            }
            for (UndoRecord record : context.undos()) {
                if (record.handler().equals(GuestBridge.HANDLER)) {
                    network.undoBridge(record);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
