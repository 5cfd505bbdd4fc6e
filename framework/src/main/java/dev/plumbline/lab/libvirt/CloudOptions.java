package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What machines of a cloud image are told beside who they are.
 *
 * @param install whether they install the load tools when they start
 * @param gateway the way out of their network; empty for none
 * @param nameservers whom they ask for names
 */
record CloudOptions(boolean install, Optional<String> gateway, List<String> nameservers) {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Copies the list. */
    CloudOptions {
        nameservers = List.copyOf(nameservers);
    }

    static CloudOptions read(Settings image) {
        boolean install = flag(image);
        Optional<String> gateway =
                image.keys().contains("gateway") ? Optional.of(image.text("gateway", "")) : Optional.empty();
        CloudOptions options = new CloudOptions(install, gateway, image.texts("nameservers"));
        gateway.ifPresent(address -> check(image, address));
        options.nameservers.forEach(address -> check(image, address));
        if (install && (gateway.isEmpty() || options.nameservers.isEmpty())) {
            throw image.mistake("installs packages, for which machines need a way to their distribution's mirror; write"
                    + " 'gateway' and 'nameservers' beside it, and a bridge under 'network' that leads there");
        }
        return options;
    }

    private static boolean flag(Settings image) {
        String text = image.text("install", "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw image.mistake("has 'install: " + text + "'; write true or false");
        }
        return text.equals("true");
    }

    private static void check(Settings image, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw image.mistake("has the address '" + address + "'; write one as '10.9.0.1'");
        }
    }
}
