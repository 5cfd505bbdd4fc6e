package dev.plumbline.lab;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An ability of a lab: machines or LUNs that it makes can be broken on purpose, and be repaired. */
public interface FaultHost {

    /**
     * Refuses what it cannot break, before anything is made.
     *
     * @throws MissingCapabilityException when what it makes cannot break so
     */
    void check(FaultKind kind);

    /**
     * The check of a lab that can break things in a few ways alone.
     *
     * @param lab what the sentence calls it, as {@code a lab of kind libvirt}
     * @param kinds what it can do
     * @throws MissingCapabilityException when the kind is none of these
     */
    static void only(String lab, Set<FaultKind> kinds, FaultKind kind) {
        if (!kinds.contains(kind)) {
            throw new MissingCapabilityException(lab + " cannot do " + kind + " of @Fault; write "
                    + new TreeSet<>(kinds).stream().map(FaultKind::name).collect(Collectors.joining(" or "))
                    + ", or choose a lab of kind embedded, which can");
        }
    }
}
