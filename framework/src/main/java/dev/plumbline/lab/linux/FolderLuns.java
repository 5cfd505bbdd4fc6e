package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Volumes that are files in a folder, filled so that a read finds data. */
final class FolderLuns implements LunSource, ImageFiles {

    private final LunFolder folder;
    private final boolean directWanted;
    private @Nullable DirectAccess direct;

    FolderLuns(LunFolder folder, boolean directWanted) {
        this.folder = folder;
        this.directWanted = directWanted;
    }

    @Override
    public Set<Tool> tools() {
        return Set.of();
    }

    @Override
    public long capacity() {
        return folder.usable();
    }

    @Override
    public List<Path> places() {
        return List.of(folder.path());
    }

    @Override
    public SortedMap<String, String> identity() {
        try {
            return new TreeMap<>(Map.of("lun.kind", "folder", "lun.direct", direct().words()));
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be tried whether " + folder.path() + " passes by the cache", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while direct access was tried in " + folder.path(), e);
        }
    }

    @Override
    public HostLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        return filled(name, bytes, context);
    }

    @Override
    public Optional<ImageFiles> imageFiles() {
        return Optional.of(this);
    }

    @Override
    public FileLun filled(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        return new FileLun(name, bytes, folder.filled(name, bytes, context), direct());
    }

    @Override
    public FileLun copy(FileLun of, String name, Provisioning context) throws IOException {
        return new FileLun(name, of.bytes(), folder.copied(of.file(), name, context), of.direct());
    }

    /** Tried once. */
    private synchronized DirectAccess direct() throws IOException, InterruptedException {
        if (direct == null) {
            direct = directWanted ? DirectAccess.inFolder(folder.path()) : new DirectAccess(0);
        }
        return direct;
    }
}
