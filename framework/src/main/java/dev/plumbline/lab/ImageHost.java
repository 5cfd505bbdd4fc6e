package dev.plumbline.lab;

/** An ability of a lab: it has data images that machines share, or have copies of, and that each writes to for itself alone. */
public interface ImageHost {

    /**
     * Refuses an image that it cannot lay out, before anything is made; by default none.
     *
     * @throws MissingCapabilityException when it cannot
     */
    default void check(ImageSpec image) {}

    /**
     * Makes an image full of data, whose bytes are not all alike, and lays it out for machines that are up.
     *
     * @param name the image's name
     * @param context where side effects are announced, those of machines' writes among them
     * @throws Exception when it cannot be made
     */
    StoredImage createImage(String name, ImageSpec image, Provisioning context) throws Exception;
}
