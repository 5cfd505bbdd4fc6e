package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.linux.LunSettings;
import dev.plumbline.lab.linux.LunSource;
import java.net.URI;
import java.nio.file.Path;
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
        List<String> volumes = names(lun, "volumes");
        if (volumes.isEmpty() && hypervisors.size() > 1) {
            throw lun.mistake("makes volumes in pools of one hypervisor, but there are " + hypervisors.size()
                    + "; declare 'volumes' of pools that all of them share");
        }
        return new VolumeSettings(scratch -> new PoolVolumes(lun.path(), hypervisors.get(0), pools, volumes));
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
        return new VolumeSettings(scratch -> new NbdVolumes(lun.path(), exports));
    }

    private static URI export(Settings lun, String text) {
        try {
            URI uri = URI.create(text);
            if ("nbd".equals(uri.getScheme()) && uri.getHost() != null && uri.getQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw noExport(lun, text);
        }
        throw noExport(lun, text);
    }

    private static RuntimeException noExport(Settings lun, String text) {
        return lun.mistake(
                "has the export '" + text + "', which is none of NBD; write for example" + " 'nbd://san:10809/lun1'");
    }
}
