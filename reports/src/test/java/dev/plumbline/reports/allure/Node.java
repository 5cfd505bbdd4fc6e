package dev.plumbline.reports.allure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Node.js, and Allure 3 as its package manager installs it: the versions of the lock file beside the tests. */
record Node(Path scratch) {

    private static final String PINNED = "/dev/plumbline/reports/allure3/";

    /** Installs Allure 3. */
    Node install() throws IOException, InterruptedException {
        for (String name : List.of("package.json", "package-lock.json")) {
            try (var resource = Node.class.getResourceAsStream(PINNED + name)) {
                Files.copy(resource, scratch.resolve(name));
            }
        }
        run(scratch, tool("npm", "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return this;
    }

    /** Makes a report of Allure 3, as somebody types it in the output folder. */
    void allureGenerate(Path output) throws IOException, InterruptedException {
        run(output, scratch.resolve("node_modules/.bin/allure").toString(), "generate");
    }

    /** What a script of modules prints. */
    String script(Path folder, String script) throws IOException, InterruptedException {
        return run(folder, tool("node", "nodejs"), "--input-type=module", "--eval", script);
    }

    private String run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(scratch, "log", ".txt");
        Process process = new ProcessBuilder(new ArrayList<>(Arrays.asList(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new AssertionError("did not end within 3 minutes: " + Arrays.toString(command));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(Arrays.toString(command) + " failed: " + Files.readString(log));
            }
            return Files.readString(log);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static String tool(String name, String debianPackage) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Allure 3 runs on " + name
                        + ", and it is not on the path: install the package '" + debianPackage + "' (apt-get install "
                        + debianPackage + ")"))
                .toString();
    }
}
