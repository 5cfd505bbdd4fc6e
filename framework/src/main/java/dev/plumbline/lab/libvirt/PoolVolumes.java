package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
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
            for (String name : pools) {
                sum += pool(name).available();
            }
            return sum;
        } catch (IOException e) {
            throw unfit(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Pool pool(String name) {
        return new Pool(virsh, name);
    }

    private MisuseException unfit(IOException told) {
        return new MisuseException(
                where + " has a pool that cannot be used: " + told.getMessage()
                        + "; write names that virsh pool-list tells",
                told);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while the pools were looked at", e);
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
                keys.put("lun.pool" + (i + 1), pool(pools.get(i)).type());
            }
            return keys;
        } catch (IOException e) {
            throw unfit(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public GuestLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)) - 1;
        Pool pool = pool(pools.get(number % pools.size()));
        String volume = declared.isEmpty() ? made(name, pool, bytes, context) : there(name, number, pool, bytes);
        DiskSource source = new DiskSource.PoolVolume(pool.name(), volume, pool.path(volume));
        return new GuestLun(name, bytes, source, true, List.of(), name);
    }

    private String made(String name, Pool pool, long bytes, Provisioning context)
            throws IOException, InterruptedException {
        long available = pool.available();
        if (bytes > available) {
            throw new MisuseException(name + " needs " + Quantities.formatBytes((double) bytes) + ", but the pool "
                    + pool.name() + " of " + where + " has " + Quantities.formatBytes((double) available)
                    + "; write smaller LUNs, or another pool");
        }
        String volume = PREFIX + UUID.randomUUID().toString().substring(0, 13) + "-" + name;
        context.beforeEffect(UndoRecord.of(HANDLER, Map.of(URI, virsh.uri(), POOL, pool.name(), VOLUME, volume)));
        pool.create(volume, bytes);
        return volume;
    }

    private String there(String name, int number, Pool pool, long bytes) throws IOException, InterruptedException {
        if (number >= declared.size()) {
            throw new MisuseException(name + " has no volume: " + where + " declares " + declared.size()
                    + " volumes; declare another one, or fewer LUNs");
        }
        String volume = declared.get(number);
        if (!pool.volumes().contains(volume)) {
            throw new MisuseException(where + " declares the volume " + volume + ", which is not in the pool "
                    + pool.name() + "; write names that virsh vol-list tells, of the n-th LUN one in the n-th pool");
        }
        long there = pool.size(volume);
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
        new Pool(new Virsh(record.argument(URI)), record.argument(POOL)).delete(volume);
        return true;
    }
}
