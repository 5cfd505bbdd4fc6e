package dev.plumbline.lab.command;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LiteralAddress;
import dev.plumbline.model.OneLine;
import dev.plumbline.model.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** The address of a machine, as a command prints it. */
final class PrintedAddress {

    private static final int MOST_SHOWN = 200;

    private PrintedAddress() {}

    /**
     * Reads it.
     *
     * @param machine the machine's name, for messages
     * @throws IOException when nothing was printed, as long as a machine has no address yet
     * @throws IncompleteTrialException one sentence, when something else was printed
     */
    static InetAddress read(String machine, String output) throws IOException {
        String line = output.strip();
        if (line.isEmpty()) {
            throw new IOException("the command 'address' printed none");
        }
        Optional<InetAddress> address =
                LiteralAddress.of(line).filter(each -> !each.isAnyLocalAddress() && !each.isMulticastAddress());
        if (address.isPresent()) {
            return address.get();
        }
        throw new IncompleteTrialException(
                "the command 'address' of " + machine + " printed '"
                        + OneLine.of(Secrets.masked(
                                line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…"))
                        + "', which is no address of a machine; let it print one line, as '10.9.0.11', or nothing as long as there is none");
    }
}
