package dev.plumbline.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a lab is put back on the first arm of a change by commands, as data: the commands themselves, since {@code lab.yaml} may
 * have changed by then.
 *
 * @param change the change
 * @param arm its first arm
 * @param where where its commands run
 * @param folder the folder in which they run, if that is this computer
 * @param commands the arm's commands
 */
record SwitchBack(String change, String arm, String where, Path folder, CommandArm commands) {

    static final String HANDLER = "change";

    private static final ObjectMapper JSON = new ObjectMapper();

    UndoRecord record() {
        return UndoRecord.of(
                HANDLER,
                Map.of(
                        "change",
                        change,
                        "arm",
                        arm,
                        "where",
                        where,
                        "folder",
                        folder.toString(),
                        CommandArm.APPLY,
                        json(commands.apply()),
                        CommandArm.VERIFY,
                        json(commands.verify())));
    }

    /**
     * What a record says.
     *
     * @throws IllegalArgumentException when something is missing
     */
    static SwitchBack of(UndoRecord record) {
        return new SwitchBack(
                record.argument("change"),
                record.argument("arm"),
                record.argument("where"),
                Path.of(record.argument("folder")),
                new CommandArm(commands(record, CommandArm.APPLY), commands(record, CommandArm.VERIFY)));
    }

    /**
     * Puts the arm into effect where the record says, and nowhere else.
     *
     * @param host what the lab runs its commands with now
     */
    void undo(CommandHost host) throws InterruptedException {
        if (!host.where().equals(where)) {
            throw new IncompleteTrialException("its commands ran on " + where + ", but the lab runs them on "
                    + host.where() + " now; put arm '" + arm + "' into effect by hand");
        }
        commands.restore(host).ifPresent(wrong -> {
            throw new IncompleteTrialException(wrong);
        });
    }

    String words() {
        return "put change '" + change + "' back on its arm '" + arm + "' on " + where + " ("
                + String.join(
                        ", ", commands.apply().stream().map(Command::shown).toList())
                + ")";
    }

    private static String json(List<Command> commands) {
        try {
            return JSON.writeValueAsString(
                    commands.stream().map(Command::written).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("commands are not JSON: " + commands, e);
        }
    }

    private static List<Command> commands(UndoRecord record, String key) {
        try {
            return CommandReader.read("the ledger's " + key, JSON.readValue(record.argument(key), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the undo record's " + key + " is not JSON", e);
        }
    }
}
