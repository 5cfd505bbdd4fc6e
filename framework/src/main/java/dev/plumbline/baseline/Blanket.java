package dev.plumbline.baseline;

import dev.plumbline.model.Verdict;

/**
 * A verdict that holds for every treatment and for the sweep, since nothing can be compared.
 *
 * @param verdict the verdict
 * @param reason one sentence without the verdict
 */
record Blanket(Verdict verdict, String reason) {

    @Override
    public String toString() {
        return verdict + ": " + reason;
    }
}
