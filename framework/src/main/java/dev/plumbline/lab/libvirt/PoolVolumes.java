package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Volumes of libvirt's storage pools, of whatever type: folders, NFS, volume groups, iSCSI. The n-th LUN is in the n-th pool, and
 * after the last one in the first again. They are raw and of the pool's own making, or ones that are there and are declared.
 *
 * @param where where the pools are written, for messages
 * @param virsh the hypervisor whose pools they are; further hypervisors have pools of the same names and contents
 * @param pools the pools' names
 * @param declared volumes that are there, one for each LUN; empty to have volumes made
 */
record PoolVolumes(String where, Virsh virsh, List<String> pools, List<String> declared) implements Volumes {

    static final String HANDLER = "libvirt.volume";
    private static final String URI = "uri";
    private static final String POOL = "pool";
    private static final String VOLUME = "volume";
    private static final String PREFIX = "plumbline-";

    @Override
    public Set<Tool> tools() {
        return Set.of();
    }

    /** That of all pools together; whether each volume fits is checked when it is made. */
    @Override
    public long capacity() {
        if (!declared.isEmpty()) {
            return Long.MAX_VALUE; // nothing is made; whether each is large enough is checked when it is used
        }
        try {
            long sum = 0;
            for (String pool : pools) {
                sum += available(pool);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(where + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the pools were looked at", e);
        }
    }

    private long available(String pool) throws IOException, InterruptedException {
        return number(virsh.run("pool-info", "--bytes", pool), "Available");
    }

    /** A line as {@code Available:      1024}. */
    private long number(String printed, String key) throws IOException {
        for (String line : printed.lines().toList()) {
            if (line.startsWith(key + ":")) {
                String value = line.substring(key.length() + 1).strip().split(" ", -1)[0];
                return (long) Double.parseDouble(value);
            }
        }
        throw new IOException("virsh does not tell '" + key + "' of the pool; start the pool with virsh pool-start");
    }

    @Override
    public List<Path> places() {
        return List.of();
    }

    @Override
    public SortedMap<String, String> identity() {
        SortedMap<String, String> keys = new TreeMap<>(Map.of("lun.kind", "pool"));
        try {
            for (int i = 0; i < pools.size(); i++) {
                keys.put("lun.pool" + (i + 1), PoolXml.type(virsh.run("pool-dumpxml", pools.get(i))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(where + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the pools were looked at", e);
        }
        return keys;
    }

    @Override
    public GuestLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)) - 1;
        String pool = pools.get(number % pools.size());
        String volume = declared.isEmpty() ? made(name, pool, bytes, context) : there(name, number, pool, bytes);
        String path = virsh.run("vol-path", "--pool", pool, volume).strip();
        return new GuestLun(name, bytes, new DiskSource.PoolVolume(pool, volume, path), true, List.of(), name);
    }

    private String made(String name, String pool, long bytes, Provisioning context)
            throws IOException, InterruptedException {
        long available = available(pool);
        if (bytes > available) {
            throw new MisuseException(name + " needs " + Quantities.formatBytes((double) bytes) + ", but the pool "
                    + pool + " of " + where + " has " + Quantities.formatBytes((double) available)
                    + "; write smaller LUNs, or another pool");
        }
        String volume = PREFIX + UUID.randomUUID().toString().substring(0, 13) + "-" + name;
        context.beforeEffect(UndoRecord.of(HANDLER, Map.of(URI, virsh.uri(), POOL, pool, VOLUME, volume)));
        virsh.run("vol-create-as", pool, volume, bytes + "b", "--format", "raw");
        return volume;
    }

    private String there(String name, int number, String pool, long bytes) throws IOException, InterruptedException {
        if (number >= declared.size()) {
            throw new MisuseException(name + " has no volume: " + where + " declares " + declared.size()
                    + " volumes; declare another one, or fewer LUNs");
        }
        String volume = declared.get(number);
        long there = number(virsh.run("vol-info", "--bytes", "--pool", pool, volume), "Capacity");
        if (bytes > there) {
            throw new MisuseException(name + " needs " + Quantities.formatBytes((double) bytes) + ", but the volume "
                    + volume + " of " + where + " has " + Quantities.formatBytes((double) there)
                    + "; write smaller LUNs, or declare a larger volume");
        }
        return volume;
    }

    /** Deletes a volume that was made; finds nothing to do where it is gone. */
    @Override
    public boolean undo(UndoRecord record) throws IOException, InterruptedException {
        if (!record.handler().equals(HANDLER)) {
            return false;
        }
        String volume = record.argument(VOLUME);
        if (!volume.startsWith(PREFIX)) {
            throw new IllegalArgumentException("the volume " + volume + " is not one of this lab's");
        }
        Virsh there = new Virsh(record.argument(URI));
        there.refresh(record.argument(POOL));
        if (there.lists("vol-list", record.argument(POOL), volume)) {
            there.run("vol-delete", "--pool", record.argument(POOL), volume);
        }
        return true;
    }
}
