package dev.plumbline.lab.embedded;

import java.util.List;
import java.util.stream.IntStream;

/** The devices of a lab's LUNs: one each, or a few that LUNs are dealt out over by their numbers. */
final class LunDevices {

    private final EmbeddedSettings settings;
    private final Pace pace;
    private final List<LunDevice> shared;

    LunDevices(EmbeddedSettings settings, Pace pace) {
        this.settings = settings;
        this.pace = pace;
        this.shared = IntStream.rangeClosed(1, settings.lunDevices().orElse(0))
                .mapToObj(number -> device("device-" + number))
                .toList();
    }

    /** The number in a LUN's name says which device it is behind, so that it is the same one in each block. */
    LunDevice of(String lun) {
        if (shared.isEmpty()) {
            return device(lun);
        }
        int number = Integer.parseInt(lun.substring(lun.lastIndexOf('-') + 1));
        return shared.get((number - 1) % shared.size());
    }

    private LunDevice device(String name) {
        return new LunDevice(name, new ServiceCentre(pace, settings.servers()));
    }
}
