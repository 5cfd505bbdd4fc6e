package dev.plumbline.lab.command;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.mutation.MutatedLabs;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedCommandYamlTest {

    private static final int CASES = 600;

    private static final Map<String, String> WORDS = CommandLine.words(
            "plumbline-1a2b3c4d-vm-1", new MachineSpec("vm-1", 1, 1L << 28, new LinkSpec(1, 1_000_000_000)));

    @TempDir
    Path folder;

    @Test
    void aDamagedDescriptionOfALabOfCommandsIsReadOrRefusedInASentence() throws Exception {
        MutatedLabs.run("command", CASES, folder, this::read);
    }

    /** As far as it goes before the first command would run. */
    private void read(LabDescription lab) {
        MachineCommands commands = CommandSettings.read(lab.settings()).commands();
        commands.all().forEach(command -> command.filled(WORDS));
        check(lab.name(), commands);
    }

    /** That scripts are not in the test's folder is no matter. */
    private void check(String name, MachineCommands commands) {
        try {
            ProgramCheck.check(name, commands, folder);
        } catch (MissingCapabilityException e) {
            if (!String.valueOf(e.getMessage()).contains("cannot be started here")) {
                throw e;
            }
        }
    }
}
