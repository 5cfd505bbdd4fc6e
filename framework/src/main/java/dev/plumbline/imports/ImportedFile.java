package dev.plumbline.imports;

import java.util.List;

/**
 * What one file of another tool tells.
 *
 * @param name the file's name, without folders
 * @param tool {@code fio} or {@code IOMeter}
 * @param kind the tool, its version and the format, as {@code fio 3.33 JSON}
 * @param runs its runs in the order of the file; never empty
 * @param remarks what a reader should know of the values, one sentence each
 */
public record ImportedFile(String name, String tool, String kind, List<ImportedRun> runs, List<String> remarks) {

    /** Copies the lists. */
    public ImportedFile {
        runs = List.copyOf(runs);
        remarks = List.copyOf(remarks);
    }
}
