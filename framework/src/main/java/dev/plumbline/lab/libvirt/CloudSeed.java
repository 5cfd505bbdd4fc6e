package dev.plumbline.lab.libvirt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What cloud-init is told of one machine, see <a
 * href="https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html">its data source NoCloud</a>. A writer of
 * YAML quotes all text, so that none of it can become a key.
 *
 * @param instance its name on the hypervisor, which no machine had before: cloud-init does its work once an instance
 * @param name its host name
 * @param card its network card
 * @param address its address with the length of the prefix
 * @param login the public key that may log in as root
 * @param hostKey the host key that it shows
 * @param options what it is told beside
 */
record CloudSeed(
        String instance,
        String name,
        GuestSpec.Leg card,
        String address,
        String login,
        KeyPair hostKey,
        CloudOptions options) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private static final String UNIT = "/etc/systemd/system/plumbline-fio.service";

    /**
     * A host key.
     *
     * @param secret the private half, as a file of OpenSSH has it
     * @param open the other half, as {@code ssh-ed25519 AAAA…}
     */
    record KeyPair(String secret, String open) {}

    /** Its files, by name. */
    Map<String, String> files() {
        return Map.of(
                "meta-data", yaml(Map.of("instance-id", instance, "local-hostname", name)),
                "network-config", yaml(network()),
                "user-data", "#cloud-config\n" + yaml(user()));
    }

    private Map<String, Object> network() {
        Map<String, Object> ethernet = new LinkedHashMap<>();
        ethernet.put("match", Map.of("macaddress", card.hardwareAddress()));
        ethernet.put("addresses", List.of(address));
        options.gateway().ifPresent(gateway -> ethernet.put("gateway4", gateway));
        if (!options.nameservers().isEmpty()) {
            ethernet.put("nameservers", Map.of("addresses", options.nameservers()));
        }
        return Map.of("version", 2, "ethernets", Map.of("lab", ethernet));
    }

    private Map<String, Object> user() {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("users", List.of(Map.of("name", "root", "ssh_authorized_keys", List.of(login))));
        user.put("disable_root", false);
        user.put("ssh_pwauth", false);
        user.put("ssh_keys", Map.of("ed25519_private", hostKey.secret(), "ed25519_public", hostKey.open()));
        user.put("locale", "C.UTF-8");
        if (options.install()) {
            user.put("package_update", true);
            user.put("packages", List.of("fio", "iperf3", "nginx"));
        }
        user.put("write_files", List.of(Map.of("path", UNIT, "content", unit())));
        user.put(
                "runcmd",
                List.of(List.of("systemctl", "daemon-reload"), List.of("systemctl", "start", "plumbline-fio.service")));
        return user;
    }

    private String unit() {
        String listens = address.substring(0, address.indexOf('/'));
        return "[Unit]\nStartLimitIntervalSec=0\n[Service]\nExecStart=/usr/bin/fio --server=ip:" + listens
                + "\nRestart=always\n";
    }

    private static String yaml(Map<String, Object> value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text cannot be written as YAML", e);
        }
    }
}
