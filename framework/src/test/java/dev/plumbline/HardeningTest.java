package dev.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that hold for all sources: where one is to be broken, its reason is written here. */
class HardeningTest {

    private static final Path SOURCES = Path.of("src", "main");

    /** A shell reads a text that is fixed, and what varies comes as its arguments; or the text holds only names of ours. */
    private static final Map<String, String> SHELLS = new TreeMap<>(Map.of(
            "ProgramRun.java", "a fixed text; the program and its arguments follow",
            "SshConnection.java", "a machine's own shell, by which ssh runs everything; words are quoted by ShellText",
            "ForwardedFio.java", "a fixed text; words of ours follow",
            "ControlGroup.java", "a fixed text; the program and its arguments follow",
            "DeviceCheck.java", "a fixed text; the device follows",
            "Emulators.java", "a fixed text; the path follows",
            "Ip.java", "names and addresses that the lab has made itself",
            "BondKind.java", "a fixed text"));

    @Test
    void commandsAreListsOfArgumentsAndNotTextForShells() throws IOException {
        Map<String, String> found = matches(
                Pattern.compile("\"(?:ba|da|)sh\", \"-e?c\"|\"cmd(?:\\.exe)?\", \"/c\"|getRuntime\\(\\)\\.exec"));

        assertThat(found).isNotEmpty();
        assertThat(SHELLS.keySet())
                .as("whoever calls a shell says above why nobody can have it run something else")
                .containsAll(found.keySet());
    }

    @Test
    void serversListenOnOneAddressAndNeverOnAll() throws IOException {
        assertThat(matches(Pattern.compile("--server=(?!ip:|sock:)"))).isEmpty();
        assertThat(matches(Pattern.compile("0\\.0\\.0\\.0|listen \\*|bind \\*")))
                .isEmpty();
        assertThat(Files.readString(Path.of("../ci/guest/plumbline-fio"))).contains("--server=\"ip:$address\"");
    }

    @Test
    void whatIsReadIsBounded() throws IOException {
        // resources of the project's own jar alone are read whatever their size is
        assertThat(matches(Pattern.compile("readAllBytes\\(")).keySet())
                .containsExactlyInAnyOrder("RemoteScripts.java", "Template.java");
    }

    @Test
    void nothingMakesObjectsOfWhatItReads() throws IOException {
        assertThat(
                        matches(
                                Pattern.compile(
                                        "ObjectInputStream|XMLDecoder|enableDefaultTyping|activateDefaultTyping|new Yaml\\(|ScriptEngine")))
                .isEmpty();
    }

    /** File name to the first match. */
    private static Map<String, String> matches(Pattern pattern) throws IOException {
        Map<String, String> matches = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                if (matcher.find()) {
                    matches.put(file.getFileName().toString(), matcher.group());
                }
            }
        }
        return matches;
    }
}
