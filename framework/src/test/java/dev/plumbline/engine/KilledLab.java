package dev.plumbline.engine;

import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.libvirt.LibvirtLeftovers;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import dev.plumbline.lab.local.LeftoverCheck;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A lab on which runs are killed.
 *
 * @param section its section of lab.yaml
 * @param experiment what runs there
 * @param trials how many that has
 * @param repeats whether a seed repeats its values; what is measured for real takes its time by the clock
 * @param looked what there is where its machines are, beside files
 */
record KilledLab(String section, Class<?> experiment, int trials, boolean repeats, Supplier<Set<String>> looked) {

    private static final String NEVER_BUSY = ", quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}";

    static final KilledLab EMBEDDED =
            new KilledLab("like: embedded", KilledExperiments.Everything.class, 6, true, LeftoverCheck::computer);

    static final KilledLab LOCAL = new KilledLab(
            "kind: local, lun: {kind: nbdkit, service: 2 ms}" + NEVER_BUSY,
            KilledExperiments.Everything.class,
            6,
            false,
            LeftoverCheck::computer);

    /** On a libvirtd of the tests' own, which is started with this. */
    static KilledLab libvirt() {
        String uri = PrivateLibvirtd.shared().uri();
        return new KilledLab(
                "kind: libvirt, hypervisors: [\"" + uri + "\"], image: " + GuestImages.folder()
                        + ", lun: {kind: nbdkit, service: 2 ms}" + NEVER_BUSY,
                KilledExperiments.Guest.class,
                4,
                false,
                LibvirtLeftovers.before(uri)::there);
    }

    Set<String> there() {
        return looked.get();
    }
}
