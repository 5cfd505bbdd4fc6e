package dev.plumbline.lab.libvirt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Declared exports of NBD servers, which are there; nothing is made. <b>A load overwrites them.</b>
 *
 * @param where where they are written, for messages
 * @param exports one for each LUN
 */
record NbdVolumes(String where, List<URI> exports) implements Volumes {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Set<Tool> tools() {
        return Set.of(Tool.QEMU_IMG);
    }

    /** Whether each is large enough is checked when it is used. */
    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public List<Path> places() {
        return List.of();
    }

    @Override
    public SortedMap<String, String> identity() {
        return new TreeMap<>(Map.of("lun.kind", "nbd"));
    }

    @Override
    public GuestLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        if (number > exports.size()) {
            throw new MisuseException(name + " has no export: " + where + " declares " + exports.size()
                    + "; declare another one, or fewer LUNs");
        }
        URI export = exports.get(number - 1);
        long there = size(export);
        if (bytes > there) {
            throw new MisuseException(name + " needs " + Quantities.formatBytes((double) bytes) + ", but " + export
                    + " of " + where + " has " + Quantities.formatBytes((double) there)
                    + "; write smaller LUNs, or declare a larger export");
        }
        return new GuestLun(name, bytes, new DiskSource.NbdExport(export), true, List.of(), name);
    }

    private static long size(URI export) throws IOException, InterruptedException {
        String told = Tool.output(List.of(Tool.QEMU_IMG.program(), "info", "--output=json", export.toString()));
        try {
            return JSON.readTree(told).path("virtual-size").asLong();
        } catch (JsonProcessingException e) {
            throw new IOException("what qemu-img tells of " + export + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
