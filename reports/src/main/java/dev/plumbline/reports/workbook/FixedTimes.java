package dev.plumbline.reports.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Copies an archive with one time for all of its entries, so that the same run gives the same bytes whenever it is written. */
final class FixedTimes {

    /** The first time that the format can tell; it has no time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private FixedTimes() {}

    static void copy(Path from, Path to) throws IOException {
        long time = EPOCH.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
        try (ZipFile archive = ZipFile.builder().setPath(from).get();
                ZipArchiveOutputStream copy = new ZipArchiveOutputStream(to)) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                ZipArchiveEntry bare = new ZipArchiveEntry(entry.getName());
                bare.setMethod(entry.getMethod());
                bare.setSize(entry.getSize());
                bare.setCompressedSize(entry.getCompressedSize());
                bare.setCrc(entry.getCrc());
                bare.setTime(time);
                copy.addRawArchiveEntry(bare, archive.getRawInputStream(entry));
            }
        }
    }
}
