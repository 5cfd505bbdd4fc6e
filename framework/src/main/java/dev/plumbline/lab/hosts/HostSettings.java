package dev.plumbline.lab.hosts;

import dev.plumbline.lab.LiteralAddress;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.ssh.LoginSettings;
import dev.plumbline.lab.ssh.RunMark;
import dev.plumbline.lab.ssh.SshTarget;
import dev.plumbline.model.MisuseException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code lab.yaml} says of one host, or of all of them.
 *
 * @param name its name in reports
 * @param ssh what ssh calls it
 * @param login how it is logged in to
 * @param address its address in the lab's network; empty for the one at which ssh reaches it
 * @param groups what it belongs to
 * @param volumes what loads may write to
 * @param folder the folder on it for files that last as long as a connection
 * @param webPort where its web server serves; it counts at the next one
 */
public record HostSettings(
        String name,
        String ssh,
        LoginSettings login,
        Optional<InetAddress> address,
        Set<String> groups,
        HostVolumes volumes,
        String folder,
        int webPort) {

    private static final String FOLDER = "/tmp";
    private static final int WEB_PORT = 8080;
    private static final int HIGHEST_PORT = 65_534;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The keys that hold for all hosts, and for a host where they stand there. */
    public static final List<String> KEYS = Stream.concat(
                    LoginSettings.KEYS.stream(), Stream.of("lun", "folder", "web-port"))
            .toList();

    /** What holds for all hosts of a section, of which none has that name. */
    public static HostSettings all(Settings section) {
        HostSettings nothing = new HostSettings(
                "",
                "",
                LoginSettings.none(),
                Optional.empty(),
                Set.of(),
                HostVolumes.read(section.section("lun")),
                FOLDER,
                WEB_PORT);
        return nothing.in(section);
    }

    /** The one that a section is of. */
    static HostSettings read(String name, Settings host, HostSettings all) {
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(List.of("ssh", "address", "groups"));
        host.known(keys.toArray(String[]::new));
        if (!NAME.matcher(name).matches()) {
            throw host.mistake("has a name with more than letters, digits and ._-; write for example 'stone-1'");
        }
        HostSettings here = all.in(host);
        return new HostSettings(
                name,
                LoginSettings.host(
                        host.keys().contains("ssh") ? host : new Settings(host.path(), Map.of("ssh", name)),
                        "ssh",
                        "10.9.0.11"),
                here.login,
                host.keys().contains("address") ? Optional.of(address(host)) : Optional.empty(),
                Set.copyOf(host.texts("groups")),
                host.keys().contains("lun") ? HostVolumes.read(host.section("lun")) : all.volumes,
                here.folder,
                here.webPort);
    }

    private HostSettings in(Settings section) {
        return new HostSettings(
                name,
                ssh,
                LoginSettings.read(section, login),
                address,
                groups,
                volumes,
                folder(section),
                port(section));
    }

    private String folder(Settings section) {
        String written = section.text("folder", folder);
        try {
            RunMark.checkFolder(written);
        } catch (IllegalArgumentException e) {
            throw new MisuseException(section.path() + ".folder: " + e.getMessage(), e);
        }
        return written;
    }

    private int port(Settings section) {
        int port = section.count("web-port", webPort);
        if (port > HIGHEST_PORT) {
            throw section.mistake("has the web-port " + port + "; write one up to " + HIGHEST_PORT);
        }
        return port;
    }

    private static InetAddress address(Settings host) {
        String address = host.text("address", "");
        return LiteralAddress.of(address)
                .orElseThrow(
                        () -> host.mistake("has 'address: " + address + "'; write for example 'address: 10.9.0.11'"));
    }

    /** The same, as another machine that ssh reaches at an address. */
    public HostSettings machine(String other, String at) {
        return new HostSettings(other, at, login, address, groups, volumes, folder, webPort);
    }

    /**
     * A volume, which has the declared place with the number in its name.
     *
     * @throws MisuseException when so many are not declared
     */
    public Lun lun(String volume, long bytes) {
        int number = HostDevices.number(volume);
        if (number > volumes.paths().size()) {
            throw new MisuseException(
                    volume + " has no place" + (name.isEmpty() ? "" : " on " + name) + ": " + volumes.where()
                            + " declares " + volumes.paths().size()
                            + "; declare another folder or device, or fewer LUNs");
        }
        return new HostLun(volume, bytes, number);
    }

    /** What a LUN is, as fingerprints have it: {@code device} or {@code folder}. */
    public String lunKind() {
        return volumes.devices() ? "device" : "folder";
    }

    /** Known by the key that it shows first, where new ones are let in, and no file is named for their keys. */
    HostSettings knownIn(Path file) {
        boolean own = login.trustNew() && login.knownHosts().isEmpty();
        return own ? new HostSettings(name, ssh, login.knownIn(file), address, groups, volumes, folder, webPort) : this;
    }

    /** How it is reached. */
    SshTarget target(Path controlPath) {
        return login.target(ssh, controlPath);
    }
}
