package dev.plumbline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/fingerprint.md} is that of the code. */
class DocumentedKeysTest {

    @Test
    void everyKeyIsDocumentedWithItsReason() throws IOException {
        String table = Arrays.stream(KnownKey.values())
                .map(known -> "| `" + known.key() + "` | " + (known.identity() ? "identity" : "informational") + " | "
                        + known.reason() + " |")
                .collect(Collectors.joining("\n", "| key | use | reason |\n| --- | --- | --- |\n", "\n"));

        String page = Files.readString(Path.of("docs", "fingerprint.md"));
        String documented = page.lines()
                .filter(line -> line.startsWith("| `") || line.startsWith("| key") || line.startsWith("| ---"))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(documented)
                .as("the rows of docs/fingerprint.md; replace them by the expected ones")
                .isEqualTo(table);
    }
}
