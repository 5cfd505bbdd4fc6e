package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.linux.LunSettings;
import dev.plumbline.lab.linux.LunSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What {@code lab.yaml} says of volumes.
 *
 * @param volumes what makes them, given the folder for a run's own files
 */
record VolumeSettings(Function<Path, Volumes> volumes) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]*");
    private static final Set<String> OF_THIS_COMPUTER = Set.of("folder", "nbdkit", "device");

    static VolumeSettings read(Settings lun, List<Virsh> hypervisors) {
        String kind = lun.text("kind", "folder");
        if (OF_THIS_COMPUTER.contains(kind)) {
            return ofThisComputer(lun, kind, hypervisors);
        }
        return switch (kind) {
            case "pool" -> pool(lun.known("kind", "pools", "volumes"), hypervisors);
            case "nbd" -> nbd(lun.known("kind", "exports"));
            default ->
                throw lun.mistake("has the unknown kind '" + kind
                        + "'; known are folder, nbdkit and device of this computer, and pool and nbd");
        };
    }

    private static VolumeSettings ofThisComputer(Settings lun, String kind, List<Virsh> hypervisors) {
        if (!hypervisors.stream().allMatch(Virsh::here)) {
            throw lun.mistake("has the kind '" + kind + "' of this computer, but a hypervisor is another one; write"
                    + " 'kind: pool' with pools that every hypervisor has, or 'kind: nbd'");
        }
        Function<Path, LunSource> source = LunSettings.read(lun);
        return new VolumeSettings(scratch -> new HostVolumes(source.apply(scratch)));
    }

    private static VolumeSettings pool(Settings lun, List<Virsh> hypervisors) {
        List<String> pools = names(lun, "pools");
        if (pools.isEmpty()) {
            throw lun.mistake("of kind pool names no pools; write for example 'pools: [default]'");
        }
        if (Set.copyOf(pools).size() < pools.size()) {
            throw lun.mistake("names a pool twice; LUNs are dealt out over the pools in turn, so write each once");
        }
        List<String> volumes = names(lun, "volumes");
        if (volumes.isEmpty() && hypervisors.size() > 1) {
            throw lun.mistake("makes volumes in pools of one hypervisor, but there are " + hypervisors.size()
                    + "; declare 'volumes' of pools that all of them share");
        }
        once(lun, pools, volumes);
        return new VolumeSettings(scratch -> new PoolVolumes(lun.path(), hypervisors.get(0), pools, volumes));
    }

    /** The n-th volume is in the n-th pool, and after the last pool in the first again. */
    private static void once(Settings lun, List<String> pools, List<String> volumes) {
        Set<String> places = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            if (!places.add(pools.get(i % pools.size()) + "/" + volumes.get(i))) {
                throw lun.mistake("names the volume '" + volumes.get(i) + "' twice; two LUNs on one volume are one");
            }
        }
    }

    private static List<String> names(Settings lun, String key) {
        List<String> names = lun.texts(key);
        names.stream().filter(name -> !NAME.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw lun.mistake("has '" + name + "' under '" + key + "', which is no name; write letters, digits and"
                    + " ._:@- alone");
        });
        return names;
    }

    private static VolumeSettings nbd(Settings lun) {
        List<URI> exports =
                lun.texts("exports").stream().map(text -> export(lun, text)).toList();
        if (exports.isEmpty()) {
            throw lun.mistake("of kind nbd names no exports; write for example 'exports: [\"nbd://san:10809/lun1\"]'");
        }
        if (Set.copyOf(exports).size() < exports.size()) {
            throw lun.mistake("names an export twice; two LUNs on one export are one");
        }
        return new VolumeSettings(scratch -> new NbdVolumes(lun.path(), exports));
    }

    private static URI export(Settings lun, String text) {
        try {
            URI uri = URI.create(text);
            if ("nbd".equals(uri.getScheme()) && uri.getHost() != null && plain(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw noExport(lun, text);
        }
        throw noExport(lun, text);
    }

    private static boolean plain(URI uri) {
        return uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getUserInfo() == null
                && uri.getPath().codePoints().noneMatch(Character::isISOControl);
    }

    private static RuntimeException noExport(Settings lun, String text) {
        return lun.mistake(
                "has the export '" + text + "', which is none of NBD; write for example" + " 'nbd://san:10809/lun1'");
    }
}
