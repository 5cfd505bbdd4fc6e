package dev.plumbline.lab;

/**
 * A data image to be laid out.
 *
 * @param bytes its size, more than 0
 * @param sharing how machines come to its bytes
 * @param machines how many machines read it, 1 or more
 */
public record ImageSpec(long bytes, Sharing sharing, int machines) {

    /** How many copies of it there are to be. */
    public int copies() {
        return sharing == Sharing.COPIES ? machines : 0;
    }
}
