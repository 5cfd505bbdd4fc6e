package dev.plumbline.lab.noop;

import dev.plumbline.lab.FingerprintContributor;
import dev.plumbline.lab.Lab;
import dev.plumbline.model.Fingerprint;
import java.util.Collections;

/** Adds nothing to any fingerprint. */
public final class NoopContributor implements FingerprintContributor {

    @Override
    public Fingerprint contribute(Lab lab) {
        return new Fingerprint(Collections.emptySortedMap(), Collections.emptySortedMap());
    }
}
