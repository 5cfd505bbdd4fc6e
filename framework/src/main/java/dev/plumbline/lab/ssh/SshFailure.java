package dev.plumbline.lab.ssh;

import dev.plumbline.lab.ssh.ControlShell.LostException;
import java.util.Objects;

/** Why a machine was not reached, in one sentence. */
final class SshFailure {

    private SshFailure() {}

    static String sentence(String machine, SshTarget target, LostException failure) {
        String said = words(failure);
        String all = String.valueOf(failure.getMessage());
        if (all.contains("host key is known for")) {
            return machine + " (" + target + ") is not known by a host key in "
                    + target.hostKeys().where()
                    + "; log in to it once by hand and look at its key, or have it trusted where it is declared";
        }
        if (all.contains("IDENTIFICATION HAS CHANGED") || all.contains("Host key verification failed")) {
            return machine + " (" + target + ") shows another host key than the one of '" + named(target) + "' in "
                    + target.hostKeys().where() + "; is it another machine? If not, delete its line there";
        }
        if (all.contains("Permission denied")) {
            return machine + " (" + target + ") does not let that user in"
                    + (target.identity() == null ? "" : " with the key " + target.identity()) + ": " + said
                    + "; nobody is there to type a password, so a key must be let in, as by ssh-copy-id";
        }
        return machine + " (" + target + ") cannot be reached by ssh: " + said;
    }

    private static String named(SshTarget target) {
        return Objects.requireNonNullElse(target.hostKeys().alias(), target.host());
    }

    static String words(LostException failure) {
        String said = String.valueOf(failure.getMessage());
        return said.isBlank() ? "ssh ended without a word" : ScriptRun.shown(said);
    }
}
