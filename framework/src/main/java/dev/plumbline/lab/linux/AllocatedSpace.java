package dev.plumbline.lab.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What files really take of their file system, whatever their length says. */
public final class AllocatedSpace {

    /** The unit of {@code st_blocks}, by stat(2). */
    private static final int BLOCK = 512;

    private AllocatedSpace() {}

    /** Bytes of all of these files together. */
    public static long of(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("stat", "--format=%b", "--"));
        files.forEach(file -> command.add(file.toString()));
        return Tool.output(command).lines().mapToLong(Long::parseLong).sum() * BLOCK;
    }
}
