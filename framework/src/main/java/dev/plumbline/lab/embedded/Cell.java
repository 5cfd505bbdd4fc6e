package dev.plumbline.lab.embedded;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** A machine: a name, a link and a web server; what runs on it are threads of this JVM. */
final class Cell implements Machine, BlockAccess {

    private final String name;
    private final EmbeddedLink link;
    private final CellWebServer web;

    Cell(String name, EmbeddedLink link, WebThreads threads) {
        this.name = name;
        this.link = link;
        this.web = new CellWebServer(name, threads);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.of(this, link, web)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    @Override
    public BlockDevice open(Lun lun, DiskSlot slot) throws IOException {
        if (lun instanceof EmbeddedLun here) {
            return new EmbeddedBlockDevice(here, slot);
        }
        throw new IllegalArgumentException(lun.name() + " is a volume of another lab than " + name);
    }

    EmbeddedLink link() {
        return link;
    }

    void stop() {
        web.stop();
    }
}
