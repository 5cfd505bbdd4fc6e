package dev.plumbline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reports.fixture.Probe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A secret of {@code lab.yaml} is in nothing that a run writes, whatever a command does with it. */
class NoSecretsTest {

    private static final List<String> SECRETS =
            List.of("hunter2-of-the-san", "tok-98765-abc", "adm1n-pw", "k3y-of-ours");

    /** Text that is coded in a page, of some length, so that words are not taken for it. */
    private static final Pattern CODED = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

    @TempDir
    Path folder;

    @Test
    void aSecretThatACommandIsGivenAndRepeatsIsInNoOutput() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), """
                labs:
                  leaky:
                    kind: noop
                    changes:
                      driver:
                        old:
                          apply: ["true"]
                          verify: {run: [echo, arm], prints: arm}
                        new:
                          apply: ["true"]
                          verify: {run: [echo, login, --password, hunter2-of-the-san, token=tok-98765-abc,
                                         "https://admin:adm1n-pw@san.lab/", '{"apiKey": "k3y-of-ours"}'], prints: arm}
                """);

        run();

        String everything = everything(folder.resolve("output"));
        assertThat(everything).contains("Does it say more than it should?", "login --password •••", "token=•••");
        assertThat(SECRETS).noneMatch(everything::contains);
    }

    private void run() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Probe.class))
                .filters(EngineFilter.includeEngines("plumbline"))
                .configurationParameter("plumbline.lab", "leaky")
                .configurationParameter("plumbline.labs", folder.toString())
                .configurationParameter("plumbline.change", "driver")
                .configurationParameter(
                        "plumbline.output", folder.resolve("output").toString())
                .configurationParameter(
                        "plumbline.baselines", folder.resolve("baselines").toString())
                .build();
        LauncherFactory.create().execute(request);
    }

    /** All text of all files: unpacked, and what is coded in base64 both as it is and decoded. */
    private static String everything(Path output) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(output)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(file.getFileName()).append('\n');
            add(all, Files.readAllBytes(file), 0);
        }
        return all.toString();
    }

    private static void add(StringBuilder all, byte[] bytes, int depth) throws IOException {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
                zip.transferTo(unpacked);
                add(all, unpacked.toByteArray(), depth);
            }
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        all.append(text).append('\n');
        Matcher coded = CODED.matcher(text);
        while (depth < 3 && coded.find()) {
            String whole = coded.group().substring(0, coded.group().length() / 4 * 4);
            try {
                add(all, Base64.getDecoder().decode(whole), depth + 1);
            } catch (IllegalArgumentException e) {
                all.append('\n'); // it was no base64, and stands above as it is
            }
        }
    }
}
