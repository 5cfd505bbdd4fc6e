package dev.plumbline.lab;

import dev.plumbline.model.Fingerprint;

/**
 * Adds keys to the fingerprint of every lab, as the firmware of a storage array that only its own interface tells; found by {@link
 * java.util.ServiceLoader}. Keys that are the same in all runs belong into {@code lab.yaml}.
 *
 * <p>A key is made of letters, digits, dots, {@code -}, {@code _} and {@code :}, and is not one of the lab's own or of another
 * contributor's. Values that identify a machine are replaced by a hash, and secrets are refused.
 */
@FunctionalInterface
public interface FingerprintContributor {

    /**
     * The keys to add, as they are now; asked once for each session, before its first trial.
     *
     * @param lab the lab that is about to be measured
     * @return identity keys, which must match for a comparison, and informational ones; both may be empty
     * @throws Exception when the keys cannot be known; the session is not measured then
     */
    Fingerprint contribute(Lab lab) throws Exception;
}
