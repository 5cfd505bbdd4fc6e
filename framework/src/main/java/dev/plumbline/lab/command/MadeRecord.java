package dev.plumbline.lab.command;

import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * That a machine may have been made, and the commands that delete it, since {@code lab.yaml} may have changed by then.
 *
 * @param machine its name in reports
 * @param name its name in the commands
 * @param folder the folder of {@code lab.yaml}, in which commands run
 * @param timeout the longest that one may take
 * @param stop ends it; empty for none
 * @param delete deletes it, also when it was never made
 */
record MadeRecord(String machine, String name, Path folder, Duration timeout, List<String> stop, List<String> delete) {

    static final String HANDLER = "command.machine";

    private static final String MACHINE = "machine";
    private static final String NAME = "name";
    private static final String FOLDER = "folder";
    private static final String TIMEOUT = "timeout";

    UndoRecord record() {
        Map<String, String> arguments = new TreeMap<>(Map.of(
                MACHINE, machine, NAME, name, FOLDER, folder.toString(), TIMEOUT, Long.toString(timeout.toNanos())));
        put(MachineCommands.STOP, stop, arguments);
        put(MachineCommands.DELETE, delete, arguments);
        return UndoRecord.of(HANDLER, arguments);
    }

    private static void put(String key, List<String> command, Map<String, String> arguments) {
        for (int i = 0; i < command.size(); i++) {
            arguments.put(key + "." + i, command.get(i));
        }
    }

    /**
     * What a record says.
     *
     * @throws IllegalArgumentException when something is missing
     */
    static MadeRecord of(UndoRecord record) {
        MadeRecord made = new MadeRecord(
                record.argument(MACHINE),
                record.argument(NAME),
                Path.of(record.argument(FOLDER)),
                Duration.ofNanos(Long.parseLong(record.argument(TIMEOUT))),
                command(MachineCommands.STOP, record),
                command(MachineCommands.DELETE, record));
        if (made.delete.isEmpty()) {
            throw new IllegalArgumentException("the undo record of " + HANDLER + " has no command that deletes");
        }
        return made;
    }

    private static List<String> command(String key, UndoRecord record) {
        List<String> command = new ArrayList<>();
        String argument = record.arguments().get(key + "." + 0);
        while (argument != null) {
            command.add(argument);
            argument = record.arguments().get(key + "." + command.size());
        }
        return command;
    }

    /**
     * Deletes the machine. Whether it could be ended before counts only where it could not be deleted.
     *
     * @throws IOException one sentence, when it may still be there
     */
    void undo() throws IOException, InterruptedException {
        LocalCommands commands = new LocalCommands(folder);
        String stopped = stop(commands);
        try {
            commands.output(delete, timeout);
        } catch (IOException e) {
            throw new IOException(
                    machine + " (" + name + ") may still be there: " + e.getMessage() + stopped
                            + "; a command 'delete' ends with exit code 0 when there is no such machine any more",
                    e);
        }
    }

    private String stop(LocalCommands commands) throws InterruptedException {
        if (stop.isEmpty()) {
            return "";
        }
        try {
            commands.output(stop, timeout);
            return "";
        } catch (IOException e) {
            return ", and before that " + e.getMessage();
        }
    }
}
