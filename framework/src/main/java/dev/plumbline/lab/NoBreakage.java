package dev.plumbline.lab;

/** Nothing, which does nothing. */
record NoBreakage() implements Breakage {

    @Override
    public String struck() {
        return "nothing";
    }

    @Override
    public void strike() {
        // It strikes nothing.
    }

    @Override
    public void mend() {
        // There is nothing to mend.
    }
}
