package dev.plumbline.lab;

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
            default -> ofKind(record);
        }
    }

    /** What it does, for people. */
    static String words(UndoRecord record) {
        try {
            return switch (record.handler()) {
                case SwitchBack.HANDLER -> SwitchBack.of(record).words();
                case ScratchFolder.HANDLER -> ScratchFolder.words(record);
                default -> record.handler() + " " + record.arguments();
            };
        } catch (RuntimeException e) { // a record that cannot be read is still shown as it is
            return record.handler() + " " + record.arguments();
        }
    }

    private void ofKind(UndoRecord record) throws Exception {
        if (lab == null) {
            throw new IncompleteTrialException("it takes the lab '" + name + "', which cannot be opened");
        }
        lab.undo(record);
    }
}
