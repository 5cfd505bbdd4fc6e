package dev.plumbline.lab;

/** A LUN that has no room left. */
record FilledLun(Lun lun) implements Breakage {

    private LunRoom room() {
        if (lun instanceof LunRoom room) {
            return room;
        }
        throw new MissingCapabilityException("LUN '" + lun.name() + "' has no way to be filled up on purpose");
    }

    @Override
    public String struck() {
        return lun.name();
    }

    @Override
    public void plan(long strikesAt, long repairedAt) {
        room().planned(strikesAt, repairedAt);
    }

    @Override
    public void strike() throws Exception {
        room().fillUp();
    }

    @Override
    public void mend() throws Exception {
        room().makeRoom();
    }
}
