package dev.plumbline.lab.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/**
 * A LUN's bytes with what one machine has written instead of some of them, page by page; that lies in a file of its own, which
 * goes when this is closed.
 */
final class PrivateBytes implements LunBytes {

    private static final int PAGE = 4096;

    private final long bytes;
    private final SharedBytes image;
    private final SharedBytes written;
    private final BitSet pages = new BitSet();
    private final PrivateSpace space;

    private PrivateBytes(EmbeddedLun lun, SharedBytes image, SharedBytes written) {
        this.bytes = lun.bytes();
        this.space = lun.discarded();
        this.image = image;
        this.written = written;
    }

    static PrivateBytes over(EmbeddedLun lun) throws IOException {
        Path folder = lun.file().toAbsolutePath().getParent();
        SharedBytes image = new SharedBytes(lun.file(), StandardOpenOption.READ);
        try {
            Path file = Files.createTempFile(folder, LunFile.privatePrefix(lun.file()), ".private");
            return new PrivateBytes(
                    lun,
                    image,
                    new SharedBytes(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | RuntimeException e) {
            image.close();
            throw e;
        }
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        int limit = into.limit();
        for (long at = position; into.hasRemaining(); ) {
            int length = (int) Math.min(PAGE - at % PAGE, limit - into.position());
            into.limit(into.position() + length);
            (pages.get(page(at)) ? written : image).read(at, into);
            into.limit(limit);
            at += length;
        }
    }

    @Override
    public void write(long position, ByteBuffer from) throws IOException {
        long end = position + from.remaining();
        int first = page(position);
        int last = page(Math.max(position, end - 1));
        copy(first);
        copy(last);
        written.write(position, from);
        take(first, last + 1);
    }

    private void take(int first, int end) {
        int known = pages.get(first, end).cardinality();
        pages.set(first, end);
        space.take((long) (end - first - known) * PAGE);
    }

    /** Makes a page this machine's own, of which it may be about to write a part only. */
    private void copy(int page) throws IOException {
        if (!pages.get(page)) {
            long begin = (long) page * PAGE;
            ByteBuffer content = ByteBuffer.allocate((int) Math.min(PAGE, bytes - begin));
            image.read(begin, content);
            written.write(begin, content.flip());
            take(page, page + 1);
        }
    }

    private static int page(long position) {
        return Math.toIntExact(position / PAGE);
    }

    @Override
    public void close() throws IOException {
        try (image) {
            space.give((long) pages.cardinality() * PAGE);
            pages.clear();
            written.close();
        }
    }
}
