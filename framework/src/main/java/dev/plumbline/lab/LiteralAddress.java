package dev.plumbline.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as numbers, so that a text from elsewhere never has a name looked up. */
public final class LiteralAddress {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Four numbers, or something with a colon, which Java takes for no name. */
    private static final Pattern ADDRESS =
            Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "|(?=[^:]*:)[0-9a-fA-F:.]{2,45}");

    private LiteralAddress() {}

    /** The IPv4 or IPv6 address that a text is; empty where it is anything else, a name too. */
    public static Optional<InetAddress> of(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty(); // colons in places where no address has them
        }
    }
}
