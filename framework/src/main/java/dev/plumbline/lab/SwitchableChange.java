package dev.plumbline.lab;

import java.util.List;
import java.util.Optional;

/** A change with two arms, as an old and a new driver, between which a lab can be switched. */
public interface SwitchableChange {

    /** The two arms; the first is what the lab is compared from, and what it is left on. */
    List<String> arms();

    /** How the lab is put back on the first arm. Announced before any arm is first put into effect. */
    UndoRecord back();

    /**
     * Puts an arm into effect.
     *
     * @throws Exception when it cannot be; the trial is then broken
     */
    void apply(String arm) throws Exception;

    /**
     * Whether an arm is in effect, found by looking and not by remembering. Asked before every trial, so it is quick.
     *
     * @return one sentence on what shows that it is not; empty when it is
     * @throws Exception when that cannot be told; the trial is then broken
     */
    Optional<String> notInEffect(String arm) throws Exception;
}
