package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Lays out the image that {@link DataImage} declares. */
final class DataImageProvisioner implements Provisioner<DataImage, ImageSpec, ImageSet> {

    private static final String CAPABILITY = "data images that machines share and write to privately";
    private static final Duration LONGEST_COPYING = Duration.ofHours(1);

    @Override
    public ImageSpec spec(DataImage declared, Levels at) {
        VmsSpec readers = at.spec(VmsSpec.class, declared.machines())
                .orElseThrow(
                        () -> new MisuseException(
                                "@DataImage has no machines that read it; declare some, as '@Vms(count = \"2\") Machines machines'"));
        return new ImageSpec(
                Attribute.read("@DataImage", "size", declared.size(), Attribute::positiveBytes),
                Attribute.read("@DataImage", "sharing", declared.sharing(), DataImageProvisioner::sharing),
                readers.count());
    }

    private static Sharing sharing(String text) {
        return Arrays.stream(Sharing.values())
                .filter(sharing -> sharing.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MisuseException("'" + text
                        + "' is not how machines come to an image; write one of " + List.of(Sharing.values())));
    }

    @Override
    public Demand demand(ImageSpec spec, Lab lab) {
        lab.require(ImageHost.class, CAPABILITY).check(spec);
        return Demand.of(Demand.DISK, Math.multiplyExact(spec.bytes(), 1 + spec.copies()));
    }

    @Override
    public Covariates covariates(ImageSpec spec, Lab lab) {
        return Covariates.NONE;
    }

    @Override
    public ImageSet provision(ImageSpec spec, Provisioning context) throws Exception {
        String name = context.uniqueName("image");
        return new ImageSet(
                name, context.lab().require(ImageHost.class, CAPABILITY).createImage(name, spec, context));
    }

    @Override
    public Readiness ready(ImageSet image) {
        return Readiness.when("the image is copied", LONGEST_COPYING, image::ready);
    }
}
