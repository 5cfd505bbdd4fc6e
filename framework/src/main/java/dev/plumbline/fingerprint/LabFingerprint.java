package dev.plumbline.fingerprint;

import dev.plumbline.lab.FingerprintContributor;
import dev.plumbline.lab.Lab;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.MisuseException;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The fingerprint of a lab: what the lab itself says, what {@code lab.yaml} adds, and what every {@link FingerprintContributor}
 * adds. Whatever its source, each value goes through the guard against what identifies a machine or is secret.
 */
public final class LabFingerprint {

    private LabFingerprint() {}

    /**
     * Reads it afresh.
     *
     * @throws MisuseException when two sources give one key, a key or value cannot be stored, or one cannot be known
     */
    public static Fingerprint of(Lab lab) {
        List<FingerprintContributor> contributors = ServiceLoader.load(FingerprintContributor.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return of(lab, contributors, new Redactor(Inventory.ofThisComputer()));
    }

    /** That of this computer, guarded as one of a lab is. */
    public static Fingerprint ofThisComputer() {
        Merged merged = new Merged("this computer", new Redactor(Inventory.ofThisComputer()));
        merged.addOwn("this computer", ComputerFingerprint.of(Devices.all()));
        return merged.fingerprint();
    }

    static Fingerprint of(Lab lab, List<FingerprintContributor> contributors, Redactor redactor) {
        String name = "lab '" + lab.description().name() + "'";
        Merged merged = new Merged(name, redactor);
        merged.addOwn(name + " itself", lab.fingerprint());
        merged.addGiven("lab.yaml", GivenKeys.read(lab.description().fingerprint()));
        for (FingerprintContributor contributor : contributors) {
            merged.addGiven(contributor.getClass().getName(), contributed(contributor, lab));
        }
        return merged.fingerprint();
    }

    private static Fingerprint contributed(FingerprintContributor contributor, Lab lab) {
        try {
            return contributor.contribute(lab);
        } catch (MisuseException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(contributor, lab, e);
        } catch (Exception e) { // whatever a user's code fails with is told in one sentence
            throw failed(contributor, lab, e);
        }
    }

    private static MisuseException failed(FingerprintContributor contributor, Lab lab, Exception e) {
        return new MisuseException(
                contributor.getClass().getName() + " cannot tell the fingerprint of lab '"
                        + lab.description().name() + "': " + e + "; mend it, or take it off the class path",
                e);
    }
}
