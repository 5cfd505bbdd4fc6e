package dev.plumbline.mutation;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Labs;
import java.nio.file.Files;
import java.nio.file.Path;

/** Damaged descriptions of the labs of one kind, as far as their settings can be read without the lab. */
public final class MutatedLabs {

    private MutatedLabs() {}

    /** Reads a description of that kind. */
    @FunctionalInterface
    public interface Reader {
        void read(LabDescription lab) throws Exception;
    }

    /**
     * Damages so many of what the project shows.
     *
     * @param folder where the damaged files are
     */
    public static void run(String kind, int cases, Path folder, Reader reader) throws Exception {
        Mutations.run("lab.yaml (" + kind + ")", cases, LabFiles.of(kind), input -> {
            Files.write(folder.resolve("lab.yaml"), input);
            Labs labs = Labs.read(folder);
            for (String name : labs.names()) {
                LabDescription description = labs.describe(name);
                if (description.kind().equals(kind)) {
                    reader.read(description);
                }
            }
        });
    }
}
