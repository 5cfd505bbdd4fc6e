package dev.plumbline.icf;

import dev.plumbline.load.AccessSpec;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file of IOMeter, of 1998 to 1.1.0. What it sweeps can be the levels of factors:
 *
 * <pre>{@code
 * static final IcfFile LAB = IcfFile.read(Path.of("lab.icf"));
 *
 * static List<Integer> depths() {
 *     return LAB.queueDepths();
 * }
 *
 * static List<String> specs() {
 *     return LAB.diskSpecifications();
 * }
 *
 * @Experiment("What does the disk deliver as the queue grows?")
 * @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
 * Measurement disk(
 *         @Factor(method = "specs") String spec,
 *         @Factor(method = "depths") int depth,
 *         @Luns(size = "1 GiB") LunSet lun,
 *         @Vms(disk = "80 MiB") Machines machines) {
 *     return machines.run(DiskLoad.of(LAB.access(spec).withOutstanding(depth)).on(lun));
 * }
 * }</pre>
 *
 * @param name the file's name, without folders
 * @param version the version of IOMeter that wrote it, as {@code 1.1.0}
 * @param setup what it says of the whole test
 * @param specifications its access specifications by name, in its order
 * @param managers its managers, in its order; empty where it has none
 */
public record IcfFile(
        String name,
        String version,
        IcfSetup setup,
        Map<String, IcfSpecification> specifications,
        List<IcfManager> managers) {

    /** Copies the map and the list. */
    public IcfFile {
        specifications = Collections.unmodifiableMap(new LinkedHashMap<>(specifications));
        managers = List.copyOf(managers);
    }

    /**
     * Reads a file.
     *
     * @throws MisuseException when it cannot be read, is none of IOMeter's or says what cannot be, in one sentence with the
     *     line
     */
    public static IcfFile read(Path file) {
        try {
            return IcfReader.read(String.valueOf(file.getFileName()), IcfText.lines(file));
        } catch (IOException e) {
            throw new MisuseException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The access specification of a name, with one outstanding operation.
     *
     * @throws MisuseException when there is none
     */
    public AccessSpec access(String specification) {
        IcfSpecification found = specifications.get(specification);
        if (found == null) {
            throw new MisuseException("there is no access specification '" + specification + "' in " + name
                    + "; there are " + specifications.keySet());
        }
        return found.access();
    }

    /**
     * Names of the access specifications that disks run: those that are assigned to workers on disks; where none is, those
     * for new workers; where there is none either, all that disks can do.
     */
    public List<String> diskSpecifications() {
        return IcfSweep.diskSpecifications(this);
    }

    /** The numbers of outstanding operations that it sweeps; where it sweeps none, those of its workers on disks, ascending. */
    public List<Integer> queueDepths() {
        return IcfSweep.queueDepths(this);
    }

    /**
     * How many disks are loaded at once in the runs of its sweep, ascending; one number where it sweeps neither workers nor
     * targets. In Plumbline each of them is the disk of a machine.
     */
    public List<Integer> machineCounts() {
        return IcfSweep.machineCounts(this);
    }

    /**
     * The experiment that it would be, as a file of Java.
     *
     * @throws MisuseException when no access specification is for disks
     */
    public String experiment() {
        return new IcfExperiment(this).text();
    }
}
