package dev.plumbline.lab.embedded;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.ScheduleTurns;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** A machine: a name, a link, processors and a web server; what runs on it are threads of this JVM. */
final class Cell implements Machine, BlockAccess {

    private final String name;
    private final EmbeddedLink link;
    private final LinkAccess access;
    private final ScheduledStart start;
    private final CellProcessor processor;
    private final CellOutage outage;
    private final CellCables cables;
    private final ScheduleTurns turns;
    private final CellWebServer web;
    private final CellIdentity identity;

    /** @param access what carries its traffic: the link, and whatever else that takes */
    Cell(
            String name,
            EmbeddedLink link,
            LinkAccess access,
            ScheduledStart start,
            CellProcessor processor,
            CellOutage outage,
            CellShared shared) {
        this.name = name;
        this.link = link;
        this.access = access;
        this.start = start;
        this.processor = processor;
        this.outage = outage;
        this.cables = new CellCables(link.pulled(), outage.cut());
        this.turns = shared.turns();
        this.web = new CellWebServer(name, outage, shared.threads());
        this.identity = new CellIdentity(name, web);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ready() {
        return start.isOver();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return Stream.of(this, access, processor, outage, cables, turns, web, start, identity)
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

    CellProcessor processor() {
        return processor;
    }

    /** Forgets what earlier trials left of it. */
    void clear() {
        link.clear();
        processor.clear();
        outage.clear();
        web.clear();
    }

    void stop() {
        web.stop();
    }
}
