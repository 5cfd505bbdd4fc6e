package dev.plumbline.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The framework's own version, which the build writes into a resource. */
public final class Version {

    private static final String RESOURCE = "version.properties";

    private Version() {}

    /** The version, as {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from Plumbline's jar");
            }
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
