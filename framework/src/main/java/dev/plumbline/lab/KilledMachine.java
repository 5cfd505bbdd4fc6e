package dev.plumbline.lab;

/** A machine that ends at once. */
record KilledMachine(Machine machine) implements Breakage {

    private MachineKill kill() {
        return machine.require(MachineKill.class, "way to be killed on purpose");
    }

    @Override
    public String struck() {
        return machine.name();
    }

    @Override
    public void plan(long strikesAt, long repairedAt) {
        kill().planned(strikesAt, repairedAt);
    }

    @Override
    public void strike() throws Exception {
        kill().kill();
    }

    @Override
    public void mend() throws Exception {
        kill().startAgain();
    }
}
