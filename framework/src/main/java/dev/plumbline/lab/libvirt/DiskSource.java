package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.linux.FileLun;
import dev.plumbline.lab.linux.HostLun;
import dev.plumbline.lab.linux.NbdLun;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the bytes of a machine's disk lie, as its hypervisor is told. */
sealed interface DiskSource {

    /** Fills in the kind of a disk and its source. */
    void describe(Xml disk);

    /** The same for {@code qemu-img}, as what an overlay lies over. */
    String backing();

    /** How the bytes are laid out there. */
    default String format() {
        return "raw";
    }

    /** A volume that this computer's hypervisor reaches as this computer does. */
    static DiskSource of(HostLun lun) {
        if (lun instanceof FileLun file) {
            return new Local(file.file());
        }
        if (lun instanceof NbdLun nbd) {
            return new NbdSocket(nbd.socket());
        }
        throw new IllegalArgumentException(lun.name() + " is no volume that a virtual machine can be given");
    }

    /** A file or a block device of the hypervisor's host. */
    record Local(Path path) implements DiskSource {
        @Override
        public void describe(Xml disk) {
            boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !path.startsWith("/dev");
            disk.with("type", file ? "file" : "block");
            disk.add("source").with(file ? "file" : "dev", path.toString());
        }

        @Override
        public String backing() {
            return path.toString();
        }
    }

    /** A file of the hypervisor's host that takes what one machine writes, over bytes that do not change. */
    record Overlay(Path path) implements DiskSource {
        @Override
        public void describe(Xml disk) {
            disk.with("type", "file");
            disk.add("source").with("file", path.toString());
        }

        @Override
        public String backing() {
            return path.toString();
        }

        @Override
        public String format() {
            return "qcow2";
        }

        /** Makes one over a volume or an image. */
        static Overlay create(Path path, String backing) throws IOException, InterruptedException {
            return create(path, backing, "raw");
        }

        /** Makes one over a volume that another computer reaches, and this one perhaps not. */
        static Overlay unseen(Path path, GuestLun lun) throws IOException, InterruptedException {
            return create(path, List.of("-u", "-F", "raw", "-b", lun.source().backing()), List.of(lun.bytes() + ""));
        }

        /** @param format how the bytes below are laid out */
        static Overlay create(Path path, String backing, String format) throws IOException, InterruptedException {
            return create(path, List.of("-F", format, "-b", backing), List.of());
        }

        private static Overlay create(Path path, List<String> over, List<String> size)
                throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(Tool.QEMU_IMG.program(), "create", "-q", "-f", "qcow2"));
            command.addAll(over);
            command.add(path.toString());
            command.addAll(size);
            Tool.output(command);
            return new Overlay(path);
        }
    }

    /** An NBD server on a socket of the file system. */
    record NbdSocket(Path socket) implements DiskSource {
        @Override
        public void describe(Xml disk) {
            disk.with("type", "network");
            disk.add("source")
                    .with("protocol", "nbd")
                    .add("host")
                    .with("transport", "unix")
                    .with("socket", socket.toString());
        }

        @Override
        public String backing() {
            return "nbd+unix:///?socket=" + socket;
        }
    }

    /** An export of an NBD server, as {@code nbd://san:10809/lun1}. */
    record NbdExport(URI uri) implements DiskSource {
        private static final int PORT = 10_809;

        @Override
        public void describe(Xml disk) {
            disk.with("type", "network");
            Xml source = disk.add("source").with("protocol", "nbd");
            String name = uri.getPath().replaceFirst("^/", "");
            if (!name.isEmpty()) {
                source.with("name", name);
            }
            source.add("host")
                    .with("name", uri.getHost().replaceAll("[\\[\\]]", "")) // around addresses of IP version 6
                    .with("port", String.valueOf(uri.getPort() < 0 ? PORT : uri.getPort()));
        }

        @Override
        public String backing() {
            return uri.toString();
        }
    }

    /** A volume of a storage pool. */
    record PoolVolume(String pool, String volume, String path) implements DiskSource {
        @Override
        public void describe(Xml disk) {
            disk.with("type", "volume");
            disk.add("source").with("pool", pool).with("volume", volume);
        }

        @Override
        public String backing() {
            return path;
        }
    }
}
