package dev.plumbline.engine;

import dev.plumbline.lab.FingerprintContributor;
import dev.plumbline.lab.Lab;
import dev.plumbline.model.Fingerprint;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Knows where a lab stands whose name says that it stands in a rack. */
public final class RackContributor implements FingerprintContributor {

    @Override
    public Fingerprint contribute(Lab lab) {
        SortedMap<String, String> identity = new TreeMap<>();
        if (lab.description().name().startsWith("racked")) {
            identity.putAll(Map.of("rack", lab.description().name()));
        }
        return new Fingerprint(identity, new TreeMap<>());
    }
}
