package dev.plumbline.lab;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes side effects back: those that no kind of lab is needed for by itself, the others by the lab. */
final class Undoing {

    private final String name;
    private final @Nullable Lab lab;

    private Undoing(String name, @Nullable Lab lab) {
        this.name = name;
        this.lab = lab;
    }

    static Undoing in(Lab lab) {
        return new Undoing(lab.description().name(), lab);
    }

    /** For a lab that cannot be opened. */
    static Undoing without(String name) {
        return new Undoing(name, null);
    }

    /**
     * Takes one side effect back.
     *
     * @throws Exception when it is still there
     */
    void undo(UndoRecord record) throws Exception {
        switch (record.handler()) {
            case SwitchBack.HANDLER -> {
                SwitchBack back = SwitchBack.of(record);
                back.undo(lab == null ? new LocalCommands(back.folder()) : Changes.host(lab, back.folder()));
            }
            case ScratchFolder.HANDLER -> ScratchFolder.delete(record);
            case PartialFile.HANDLER -> PartialFile.delete(record);
            case FaultRecord.HANDLER -> {
                // What broke is taken back by the records of the machines.
            }
            default -> ofKind(record);
        }
    }

    /** What it does, for people. */
    static String words(UndoRecord record) {
        try {
            return switch (record.handler()) {
                case SwitchBack.HANDLER -> SwitchBack.of(record).words();
                case ScratchFolder.HANDLER -> ScratchFolder.words(record);
                case PartialFile.HANDLER -> PartialFile.words(record);
                case FaultRecord.HANDLER -> FaultRecord.words(record);
                default -> asItIs(record);
            };
        } catch (RuntimeException e) { // a record that cannot be read is still shown as it is
            return asItIs(record);
        }
    }

    /** As {@code local leg: namespace plumbline-1a2b, port port3}. */
    private static String asItIs(UndoRecord record) {
        return record.handler().replace('.', ' ')
                + record.arguments().entrySet().stream()
                        .map(argument -> argument.getKey() + " " + argument.getValue())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    /** How somebody gets at what it has made; empty where nobody would, or the lab has nothing that outlives the run. */
    Optional<MachineAccess.Way> way(UndoRecord record) {
        try {
            return Optional.ofNullable(lab)
                    .flatMap(it -> it.port(MachineAccess.class))
                    .flatMap(access -> access.way(record));
        } catch (RuntimeException e) { // it is kept all the same
            return Optional.empty();
        }
    }

    private void ofKind(UndoRecord record) throws Exception {
        if (lab == null) {
            throw new IncompleteTrialException("it takes the lab '" + name + "', which cannot be opened");
        }
        lab.undo(record);
    }
}
