package dev.plumbline.lab.libvirt;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deals machines out over hypervisors in turn, those that have lost one left out as long as there is another. */
final class Hypervisors {

    private final List<Virsh> all;
    private final Set<String> avoided = new HashSet<>();
    private int next;

    Hypervisors(List<Virsh> all) {
        this.all = List.copyOf(all);
    }

    /** That of the next machine. */
    synchronized Virsh next() {
        List<Virsh> others = others();
        List<Virsh> in = others.isEmpty() ? all : others;
        return in.get(Math.floorMod(next++, in.size()));
    }

    /** Leaves one out; those that are left. */
    synchronized List<String> avoid(String uri) {
        avoided.add(uri);
        return others().stream().map(Virsh::uri).toList();
    }

    private List<Virsh> others() {
        return all.stream().filter(one -> !avoided.contains(one.uri())).toList();
    }
}
