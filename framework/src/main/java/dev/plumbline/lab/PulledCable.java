package dev.plumbline.lab;

/**
 * A cable that is pulled.
 *
 * @param machine whose link it belongs to
 * @param leg the number of its leg, from 1
 */
record PulledCable(Machine machine, int leg) implements Breakage {

    @Override
    public String struck() {
        return machine.name();
    }

    @Override
    public void plan(long strikesAt, long repairedAt) {
        legs().planned(leg - 1, strikesAt, repairedAt);
    }

    @Override
    public void strike() throws Exception {
        legs().connect(leg - 1, false);
    }

    @Override
    public void mend() throws Exception {
        legs().connect(leg - 1, true);
    }

    private LinkLegs legs() {
        LinkLegs legs = machine.require(LinkLegs.class, "cables that can be pulled");
        if (leg > legs.legs()) {
            throw new IncompleteTrialException("@Fault pulls leg " + leg + " of " + machine.name() + ", whose link has "
                    + legs.legs() + "; write one of these, or more legs in @Vms");
        }
        return legs;
    }
}
