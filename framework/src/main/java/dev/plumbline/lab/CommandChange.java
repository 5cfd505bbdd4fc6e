package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change that commands of {@code lab.yaml} switch.
 *
 * @param name its name
 * @param folder the folder of {@code lab.yaml}, where commands on this computer run
 * @param byName its two arms, the one to compare from first
 */
record CommandChange(String name, Path folder, Map<String, CommandArm> byName) {

    /** Whether a section describes one; others are the business of the lab's kind. */
    static boolean isOne(Object section) {
        return section instanceof Map<?, ?> arms
                && arms.values().stream()
                        .anyMatch(arm -> arm instanceof Map<?, ?> keys
                                && (keys.containsKey(CommandArm.APPLY) || keys.containsKey(CommandArm.VERIFY)));
    }

    static CommandChange read(String name, Path folder, Settings section) {
        Map<String, CommandArm> arms = new LinkedHashMap<>();
        if (section.keys().size() != 2) {
            throw section.mistake("must have two arms, the one to compare from first, but has " + section.keys());
        }
        section.keys().forEach(arm -> arms.put(arm, CommandArm.read(section.section(arm))));
        return new CommandChange(name, folder.toAbsolutePath().normalize(), arms);
    }

    /** This change, with its commands run by a lab. */
    SwitchableChange on(CommandHost host) {
        return new Switch(host);
    }

    private CommandArm arm(String arm) {
        CommandArm found = byName.get(arm);
        if (found == null) {
            throw new MisuseException("there is no arm '" + arm + "'; there are " + byName.keySet());
        }
        return found;
    }

    private final class Switch implements SwitchableChange {

        private final CommandHost host;

        Switch(CommandHost host) {
            this.host = host;
        }

        @Override
        public List<String> arms() {
            return new ArrayList<>(byName.keySet());
        }

        @Override
        public UndoRecord back() {
            String first = arms().get(0);
            return new SwitchBack(name, first, host.where(), folder, arm(first)).record();
        }

        @Override
        public void apply(String arm) throws InterruptedException {
            arm(arm).apply(host).ifPresent(wrong -> {
                throw new IncompleteTrialException(
                        "arm '" + arm + "' of change '" + name + "' was not put into effect: " + wrong);
            });
        }

        @Override
        public Optional<String> notInEffect(String arm) throws InterruptedException {
            return arm(arm).notInEffect(host)
                    .map(wrong -> "arm '" + arm + "' of change '" + name + "' is not in effect: " + wrong);
        }
    }
}
