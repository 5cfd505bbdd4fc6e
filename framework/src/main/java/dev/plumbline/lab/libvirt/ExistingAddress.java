package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LiteralAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** At which address a machine that is somebody's is reached: the declared one, or the one that its hypervisor tells. */
final class ExistingAddress {

    /** A line as {@code  vnet0  52:54:00:00:00:01  ipv4  192.168.122.10/24}. */
    private static final Pattern LINE = Pattern.compile("\\sipv4\\s+([0-9.]{7,15})(?:/\\d+)?");

    private ExistingAddress() {}

    /** Empty where nobody knows it yet. */
    static Optional<InetAddress> of(ExistingDomain domain, ExistingSettings settings)
            throws IOException, InterruptedException {
        String declared = settings.addresses().get(domain.name());
        if (declared != null) {
            return Optional.of(resolved(declared));
        }
        CommandHost.Ended told = domain.on().end("domifaddr", domain.id(), "--source", settings.address());
        return told.exitCode().orElse(-1) == 0 ? first(told.output()) : Optional.empty();
    }

    private static InetAddress resolved(String declared) throws IOException {
        try {
            return InetAddress.getByName(declared);
        } catch (UnknownHostException e) {
            throw new IOException("the declared address '" + declared + "' cannot be found: " + e.getMessage(), e);
        }
    }

    /** The first that others can reach. */
    static Optional<InetAddress> first(String printed) {
        Matcher lines = LINE.matcher(printed);
        while (lines.find()) {
            Optional<InetAddress> address = LiteralAddress.of(lines.group(1))
                    .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress());
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }
}
