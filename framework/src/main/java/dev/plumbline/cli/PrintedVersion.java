package dev.plumbline.cli;

import dev.plumbline.model.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class PrintedVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Plumbline " + Version.current()};
    }
}
