package dev.plumbline.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network cards that count. They are numbered and not named, since a card may be named after its address. */
final class NicFacts {

    private static final String NET = "sys/class/net/";

    private final SystemFiles files;
    private final Tools tools;
    private final Facts facts;

    NicFacts(SystemFiles files, Tools tools, Facts facts) {
        this.files = files;
        this.tools = tools;
        this.facts = facts;
    }

    void read(Optional<List<String>> declared) {
        List<String> nics = declared.orElseGet(this::physical);
        for (int i = 0; i < nics.size(); i++) {
            nic(i + 1, nics.get(i));
        }
    }

    /** Those that are hardware, or emulated as such, and what bonds them. */
    private List<String> physical() {
        return files.names("sys/class/net").stream()
                .filter(name -> isBond(name)
                        || files.real(NET + name)
                                .filter(real -> !real.contains("/devices/virtual/") && files.exists(real + "/device"))
                                .isPresent())
                .toList();
    }

    private void nic(int number, String name) {
        facts.put(KnownKey.NIC_DRIVER, number, isBond(name) ? Optional.of("bonding") : driver(name));
        facts.put(KnownKey.NIC_SPEED, number, speed(name));
        facts.put(KnownKey.NIC_MTU, number, files.text(NET + name + "/mtu"));
        facts.put(KnownKey.NIC_FIRMWARE, number, firmware(name));
        if (isBond(name)) {
            facts.put(
                    KnownKey.NIC_BOND_MODE,
                    number,
                    files.text(NET + name + "/bonding/mode").map(mode -> mode.replaceFirst(" .*", "")));
            facts.put(
                    KnownKey.NIC_BOND_SLAVES,
                    number,
                    files.text(NET + name + "/bonding/slaves").map(this::slaves));
        }
    }

    private boolean isBond(String name) {
        return files.exists(NET + name + "/bonding");
    }

    private Optional<String> driver(String name) {
        return files.linked(NET + name + "/device/driver");
    }

    /** The kernel says −1, or nothing, of a link that is down or has no speed. */
    private Optional<String> speed(String name) {
        return files.text(NET + name + "/speed")
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .map(text -> text + " Mbit/s");
    }

    private Optional<String> firmware(String name) {
        return driver(name).flatMap(driver -> tools.output(List.of("ethtool", "-i", name))).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("firmware-version:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(version -> !version.isEmpty() && !version.equals("N/A"))
                .findFirst();
    }

    private String slaves(String names) {
        return Stream.of(names.split("\\s+"))
                .map(name -> driver(name).orElse("(no driver)")
                        + speed(name).map(speed -> " " + speed).orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
