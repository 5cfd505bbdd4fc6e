package dev.plumbline.reports.workbook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real spreadsheet program without a window, in a profile of its own. */
record Office(Path scratch) {

    /** What the program prints of a workbook on paper. */
    String pdf(Path workbook) throws IOException, InterruptedException {
        run(List.of(
                tool("libreoffice", "libreoffice-calc"),
                "-env:UserInstallation=" + scratch.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                scratch.toString(),
                workbook.toString()));
        Path text = scratch.resolve("text");
        Path pdf = scratch.resolve(workbook.getFileName().toString().replace(".xlsx", ".pdf"));
        run(List.of(tool("pdftotext", "poppler-utils"), "-layout", pdf.toString(), text.toString()));
        return Files.readString(text);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = scratch.resolve("log");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new AssertionError("did not end within 3 minutes: " + command);
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(log));
            }
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
                .orElseThrow(() -> new AssertionError("the workbook is opened with " + name
                        + ", and it is not on the path: install the package '" + debianPackage + "' (apt-get install "
                        + debianPackage + ")"))
                .toString();
    }
}
