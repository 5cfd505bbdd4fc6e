package dev.plumbline.fingerprint;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What identifies one computer among others, and what nobody else may read.
 *
 * @param names its host names; they are found as whole words
 * @param marks its addresses, serial numbers and identifiers; they are found anywhere
 * @param secrets values of environment variables that are named like secrets, by the variable's name
 */
record Inventory(Set<String> names, Set<String> marks, Map<String, String> secrets) {

    private static final int SHORTEST_MARK = 4;
    private static final int SHORTEST_SECRET = 6;

    /** What vendors write where they write no serial number, and names that every computer has. */
    private static final Set<String> SAYS_NOTHING = Set.of(
            "none",
            "default string",
            "to be filled by o.e.m.",
            "not specified",
            "not applicable",
            "system serial number",
            "chassis serial number",
            "base board serial number",
            "unknown",
            "0123456789",
            "localhost",
            "localdomain",
            "(none)",
            "n/a");

    private static final List<String> MARKED = List.of(
            "etc/machine-id",
            "var/lib/dbus/machine-id",
            "proc/sys/kernel/random/boot_id",
            "sys/class/dmi/id/product_serial",
            "sys/class/dmi/id/product_uuid",
            "sys/class/dmi/id/board_serial",
            "sys/class/dmi/id/board_asset_tag",
            "sys/class/dmi/id/chassis_serial",
            "sys/class/dmi/id/chassis_asset_tag");

    private static final List<String> MARKED_OF_DISKS =
            List.of("serial", "device/serial", "wwid", "device/wwid", "uuid");

    static Inventory ofThisComputer() {
        Set<String> names = new TreeSet<>();
        Stream.of("HOSTNAME", "COMPUTERNAME").forEach(name -> addName(names, System.getenv(name)));
        Inventory files = of(new SystemFiles(Path.of("/")), System.getenv());
        names.addAll(files.names());
        Set<String> marks = new TreeSet<>(files.marks());
        addresses().forEach(address -> addMark(marks, address));
        return new Inventory(names, marks, files.secrets());
    }

    /** Without the addresses, which no file tells in full. */
    static Inventory of(SystemFiles files, Map<String, String> environment) {
        Set<String> names = new TreeSet<>();
        addName(names, files.text("proc/sys/kernel/hostname").orElse(null));
        addName(names, files.text("etc/hostname").orElse(null));
        Set<String> marks = new TreeSet<>();
        MARKED.forEach(path -> addMark(marks, files.text(path).orElse(null)));
        for (String disk : files.names("sys/block")) {
            MARKED_OF_DISKS.forEach(path ->
                    addMark(marks, files.text("sys/block/" + disk + "/" + path).orElse(null)));
        }
        files.names("sys/class/net")
                .forEach(nic -> addMark(
                        marks, files.text("sys/class/net/" + nic + "/address").orElse(null)));
        Map<String, String> secrets = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (SecretNames.contain(name) && value.strip().length() >= SHORTEST_SECRET) {
                secrets.put(name, value.strip());
            }
        });
        return new Inventory(names, marks, secrets);
    }

    /** The whole name and its first part. Names of digits alone, or of one letter, name nobody. */
    private static void addName(Set<String> names, @Nullable String name) {
        if (name != null) {
            String whole = name.strip();
            int dot = whole.indexOf('.');
            for (String one : dot > 0 ? List.of(whole, whole.substring(0, dot)) : List.of(whole)) {
                if (one.length() > 1 && !one.matches("\\d+") && !saysNothing(one)) {
                    names.add(one);
                }
            }
        }
    }

    private static void addMark(Set<String> marks, @Nullable String mark) {
        if (mark != null && mark.length() >= SHORTEST_MARK && mark.length() < 200 && !saysNothing(mark)) {
            marks.add(mark);
        }
    }

    /** Also what is the same character over and over, as an address of zeros. */
    private static boolean saysNothing(String text) {
        return SAYS_NOTHING.contains(text.toLowerCase(Locale.ROOT))
                || text.replaceAll("[-:. ]", "").chars().distinct().count() < 2;
    }

    private static List<String> addresses() {
        List<String> found = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces().forEach(nic -> {
                nic.inetAddresses()
                        .filter(address -> !address.isLoopbackAddress())
                        .map(InetAddress::getHostAddress)
                        .forEach(text -> found.add(text.replaceFirst("%.*", "")));
                found.add(hex(nic));
            });
        } catch (SocketException e) {
            // without network interfaces there are no addresses
        }
        return found;
    }

    /** A hardware address without marks between its bytes; with them it is found by its look. */
    private static String hex(NetworkInterface nic) {
        try {
            byte[] bytes = nic.getHardwareAddress();
            return bytes == null ? "" : HexFormat.of().formatHex(bytes);
        } catch (SocketException e) {
            return "";
        }
    }
}
