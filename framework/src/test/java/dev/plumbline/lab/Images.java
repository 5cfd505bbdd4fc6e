package dev.plumbline.lab;

/** Makes data images for tests of labs. */
public final class Images {

    private static final DataImageProvisioner PROVISIONER = new DataImageProvisioner();

    private Images() {}

    public static ImageSet make(ImageSpec image, Provisioning context) throws Exception {
        PROVISIONER.demand(image, context.lab());
        return PROVISIONER.provision(image, context);
    }

    public static boolean ready(ImageSet image) throws Exception {
        return PROVISIONER.ready(image).ready().call();
    }
}
