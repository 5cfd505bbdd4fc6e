package dev.plumbline.lab.ssh;

import dev.plumbline.lab.ssh.ControlShell.LostException;

/** Why a machine was not reached, in one sentence. */
final class SshFailure {

    private SshFailure() {}

    static String sentence(String machine, SshTarget target, LostException failure) {
        String said = words(failure);
        String all = String.valueOf(failure.getMessage());
        if (all.contains("IDENTIFICATION HAS CHANGED") || all.contains("Host key verification failed")) {
            return machine + " (" + target + ") shows another host key than the one of '" + target.hostKeyAlias()
                    + "' in " + target.knownHosts() + "; is it another machine? If not, delete its line there";
        }
        if (all.contains("Permission denied")) {
            return machine + " (" + target + ") does not let that user in"
                    + (target.identity() == null ? "" : " with the key " + target.identity()) + ": " + said;
        }
        return machine + " (" + target + ") cannot be reached by ssh: " + said;
    }

    static String words(LostException failure) {
        String said = String.valueOf(failure.getMessage());
        return said.isBlank() ? "ssh ended without a word" : ScriptRun.shown(said);
    }
}
