package dev.plumbline.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** A data image and its copies, if machines have such. */
public final class ImageSet {

    private static final double MEBIBYTE = 1 << 20;

    private final String name;
    private final StoredImage stored;
    private final List<String> made;

    /**
     * An image that has just been laid out.
     *
     * @throws IncompleteTrialException when a copy is not what it is a copy of
     * @throws IOException when its bytes cannot be read
     */
    ImageSet(String name, StoredImage stored) throws IOException {
        this.name = name;
        this.stored = stored;
        this.made = List.copyOf(stored.digests());
        if (new HashSet<>(made).size() > 1) {
            throw new IncompleteTrialException(
                    "a copy of " + name + " differs from it: SHA-256 of the image and of its" + " copies is " + made);
        }
    }

    boolean ready() {
        return stored.ready();
    }

    /** What machines read: the n-th machine reads the n-th volume, and where there is only one, that. */
    public LunSet luns() {
        return stored.luns();
    }

    /** How long it took, once the image was there, until machines could read it; next to nothing where they share it. */
    public Duration startTime() {
        return stored.startTime();
    }

    /**
     * The space that it takes on the lab's storage, in MiB: the image, its copies, and what machines wrote instead of its bytes.
     *
     * @throws IncompleteTrialException when that cannot be told
     */
    public double allocatedMiB() {
        try {
            return stored.allocatedBytes() / MEBIBYTE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IncompleteTrialException("interrupted while the space of " + name + " was looked at", e);
        } catch (IOException e) {
            throw new IncompleteTrialException(
                    "the space that " + name + " takes cannot be told: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the image and its copies, whose bytes must all be as they were made.
     *
     * @throws IncompleteTrialException when one is not, or cannot be read
     */
    public void checkUnchanged() {
        List<String> now;
        try {
            now = stored.digests();
        } catch (IOException e) {
            throw new IncompleteTrialException(name + " cannot be read again: " + e.getMessage(), e);
        }
        for (int i = 0; i < made.size(); i++) {
            if (!now.get(i).equals(made.get(i))) {
                throw new IncompleteTrialException((i == 0 ? name : "copy " + i + " of " + name)
                        + " is not what it was before the load, which must not change it: SHA-256 was " + made.get(i)
                        + " and is " + now.get(i));
            }
        }
    }
}
