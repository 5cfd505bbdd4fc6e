package dev.plumbline.lab.libvirt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What runs the guests of each hypervisor; found out once for each. */
final class Accelerators {

    private final ImageSetting image;
    private final Map<Virsh, Accelerator> found = new ConcurrentHashMap<>();

    Accelerators(ImageSetting image) {
        this.image = image;
    }

    Accelerator of(Virsh hypervisor) {
        return found.computeIfAbsent(hypervisor, on -> Accelerator.of(on, image.image()));
    }
}
