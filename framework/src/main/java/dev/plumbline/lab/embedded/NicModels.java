package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Settings;
import dev.plumbline.model.MisuseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models of network cards that machines can have.
 *
 * @param models each by its name
 * @param otherwise the name of the one that a machine has when none is chosen
 * @param mostBitsPerSecond what cards carry at most, whatever their model
 */
record NicModels(SortedMap<String, NicModel> models, String otherwise, long mostBitsPerSecond) {

    private static final String CHOICE = "nicModel";

    /**
     * Nine machines with {@code pcnet} and 10 Mbit/s each use 65 % of four processors, as was measured in January 2005; the
     * others cost less of them the better host and machine know each other.
     */
    private static final Map<String, NicModel> DEFAULTS = Map.of(
            "pcnet", new NicModel(10_000_000L, Duration.ofNanos(215)),
            "e1000", new NicModel(1_000_000_000L, Duration.ofNanos(100)),
            "vmxnet3", new NicModel(10_000_000_000L, Duration.ofNanos(50)),
            "virtio", new NicModel(10_000_000_000L, Duration.ofNanos(40)));

    static NicModels read(Settings machine, Settings nicModels) {
        nicModels.known(DEFAULTS.keySet().toArray(String[]::new));
        SortedMap<String, NicModel> models = new TreeMap<>();
        DEFAULTS.forEach((name, model) -> models.put(name, model.read(nicModels.section(name))));
        String otherwise = machine.text(CHOICE, "virtio");
        if (!models.containsKey(otherwise)) {
            throw machine.mistake("has the nicModel '" + otherwise + "'; write one of " + models.keySet());
        }
        return new NicModels(models, otherwise, NicModel.rate(machine, "nic", LinkSpec.UNLIMITED));
    }

    /** Refuses what machines of an embedded lab cannot be given. */
    void check(String lab, Hardware hardware) {
        List<String> others = new ArrayList<>(hardware.chosen().keySet());
        others.remove(CHOICE);
        if (!others.isEmpty()) {
            throw new MissingCapabilityException(
                    lab + " has no choice of virtual hardware (" + String.join(", ", others) + ")");
        }
        hardware.nicModel().filter(name -> !models.containsKey(name)).ifPresent(name -> {
            throw new MisuseException("@Vms has the nicModel '" + name + "', which machines of " + lab
                    + " cannot have; write one of " + models.keySet());
        });
    }

    NicModel of(Hardware hardware) {
        return Objects.requireNonNull(models.get(hardware.nicModel().orElse(otherwise)));
    }

    /** A machine's link, which carries no more than its cards. */
    LinkSpec link(LinkSpec asked, NicModel model) {
        return new LinkSpec(
                asked.legs(), Math.min(Math.min(asked.bitsPerSecond(), model.bitsPerSecond()), mostBitsPerSecond));
    }

    void identify(SortedMap<String, String> identity) {
        models.forEach((name, model) -> {
            identity.put(CHOICE + "." + name + ".rate", Declared.rate(model.bitsPerSecond()));
            identity.put(CHOICE + "." + name + ".cpuPerByte", model.cpuPerByte().toNanos() + " ns");
        });
        identity.put("machine.nicModel", otherwise);
        identity.put(
                "machine.nic",
                mostBitsPerSecond == LinkSpec.UNLIMITED ? "unlimited" : Declared.rate(mostBitsPerSecond));
    }
}
