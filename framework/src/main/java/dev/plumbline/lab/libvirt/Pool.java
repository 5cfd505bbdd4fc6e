package dev.plumbline.lab.libvirt;

import java.io.IOException;
import java.util.List;

/**
 * A storage pool.
 *
 * @param on its hypervisor
 * @param name its name there
 */
record Pool(Virsh on, String name) {

    /** Its type, as {@code dir}, {@code logical} or {@code iscsi}. */
    String type() throws IOException, InterruptedException {
        return PoolXml.type(on.run("pool-dumpxml", name));
    }

    /** How many bytes of volumes it can give now. */
    long available() throws IOException, InterruptedException {
        return number(on.run("pool-info", "--bytes", name), "Available");
    }

    /** The names of its volumes, looked at anew. */
    List<String> volumes() throws IOException, InterruptedException {
        on.run("pool-refresh", name);
        return on.names("vol-list", name);
    }

    /** The bytes that a machine sees of a volume. */
    long size(String volume) throws IOException, InterruptedException {
        return number(on.run("vol-info", "--bytes", "--pool", name, volume), "Capacity");
    }

    /** Where its hypervisor has a volume. */
    String path(String volume) throws IOException, InterruptedException {
        return on.run("vol-path", "--pool", name, volume).strip();
    }

    void create(String volume, long bytes) throws IOException, InterruptedException {
        on.run("vol-create-as", name, volume, bytes + "b", "--format", "raw");
    }

    /**
     * Deletes a volume; finds nothing to do where it or the pool is gone.
     *
     * @throws IOException when the pool is there but does not run, so that the volume may be there too
     */
    void delete(String volume) throws IOException, InterruptedException {
        if (on.names("pool-list", "--all", "--name").contains(name) && volumes().contains(volume)) {
            on.run("vol-delete", "--pool", name, volume);
        }
    }

    /** A line as {@code Available:      1024}. */
    static long number(String printed, String key) throws IOException {
        for (String line : printed.lines().toList()) {
            if (line.startsWith(key + ":")) {
                try {
                    String value = line.substring(key.length() + 1);
                    return Long.parseLong(value.replaceFirst("bytes", "").strip());
                } catch (NumberFormatException e) {
                    throw new IOException("virsh tells no number in '" + line + "'", e);
                }
            }
        }
        throw new IOException("virsh does not tell '" + key + "' of the pool; start it with virsh pool-start");
    }
}
