package dev.plumbline.lab;

/**
 * A LUN that is slowed down.
 *
 * @param lun the LUN
 * @param times how many times as long it takes
 */
record SlowedLun(Lun lun, int times) implements Breakage {

    private LunPace pace() {
        if (lun instanceof LunPace pace) {
            return pace;
        }
        throw new MissingCapabilityException("LUN '" + lun.name() + "' has no way to be slowed down on purpose");
    }

    @Override
    public String struck() {
        return lun.name();
    }

    @Override
    public void plan(long strikesAt, long repairedAt) {
        pace().planned(times, strikesAt, repairedAt);
    }

    @Override
    public void strike() throws Exception {
        pace().slow(times);
    }

    @Override
    public void mend() throws Exception {
        pace().restore();
    }
}
