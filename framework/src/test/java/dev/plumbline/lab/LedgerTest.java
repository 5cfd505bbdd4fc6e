package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path folder;

    private final List<String> undone = new ArrayList<>();

    private final Lab lab = new Lab() {
        @Override
        public LabDescription description() {
            return new LabDescription("bench", "test", "bench", new Settings("test", Map.of()));
        }

        @Override
        public Optional<String> notice() {
            return Optional.empty();
        }

        @Override
        public Fingerprint fingerprint() {
            return new Fingerprint(Collections.emptySortedMap(), Collections.emptySortedMap());
        }

        @Override
        public Demand capacity() {
            return Demand.NONE;
        }

        @Override
        public Times times() {
            return new Times(Duration.ZERO, Duration.ofMillis(1));
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            MachineAccess access =
                    record -> Optional.of(new MachineAccess.Way(record.argument("name"), "by " + record));
            return Optional.of(access).filter(type::isInstance).map(type::cast);
        }

        @Override
        public void undo(UndoRecord record) throws IOException {
            undone.add(record.argument("name"));
            if (record.argument("name").equals("stuck")) {
                throw new IOException("it is busy");
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    private static UndoRecord record(String name) {
        return UndoRecord.of("bridge", Map.of("name", name));
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }

    @Test
    void anAnnouncedSideEffectIsOnDiskBeforeItHappens() throws IOException {
        try (Ledger ledger = Ledger.open(lab, folder)) {
            int number = ledger.announce(record("br0"));

            assertThat(lines())
                    .hasSize(2)
                    .last()
                    .isEqualTo("{\"arguments\":{\"name\":\"br0\"},\"handler\":\"bridge\",\"undo\":" + number + "}");
            assertThat(lines().get(0))
                    .contains("\"pid\":" + ProcessHandle.current().pid(), "\"lab\":\"bench\"");
            ledger.undo(List.of(number));
        }
    }

    @Test
    void sideEffectsAreTakenBackInReverseAndTheFileGoesWithTheLast() throws IOException {
        try (Ledger ledger = Ledger.open(lab, folder)) {
            List<Integer> numbers = List.of(ledger.announce(record("br0")), ledger.announce(record("tap0")));

            assertThat(ledger.undo(numbers)).isEmpty();
            assertThat(ledger.undo(numbers)).isEmpty();
        }

        assertThat(undone).containsExactly("tap0", "br0");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeTakenBackStaysInTheFileAndTheOthersAreTriedAllTheSame() throws IOException {
        try (Ledger ledger = Ledger.open(lab, folder)) {
            List<String> failures =
                    ledger.undo(List.of(ledger.announce(record("br0")), ledger.announce(record("stuck"))));

            assertThat(failures).singleElement().asString().startsWith("bridge: name stuck could not be taken back");
        }

        assertThat(undone).containsExactly("stuck", "br0");
        assertThat(lines()).anyMatch(line -> line.contains("stuck"));
    }

    @Test
    void whatIsKeptIsNeitherTakenBackNorAddedTo() throws IOException {
        try (Ledger ledger = Ledger.open(lab, folder)) {
            List<Integer> numbers = List.of(
                    ledger.announce(record("vm-10")),
                    ledger.announce(record("vm-2")),
                    ledger.announce(record("lun-1")));

            assertThat(ledger.keep().orElseThrow().keySet()).containsExactly("lun-1", "vm-2", "vm-10");

            assertThat(ledger.isKept()).isTrue();
            assertThat(ledger.undo(numbers)).as("nothing failed").isEmpty();
            assertThat(ledger.undoAll()).isEmpty();
            assertThatThrownBy(() -> ledger.announce(record("vm-3"))).hasMessageContaining("is kept as it is");
            int file = ledger.announce(PartialFile.record(folder.resolve("session.json")));
            assertThat(ledger.undo(List.of(file))).isEmpty();
        }

        assertThat(undone).isEmpty();
        assertThat(Leftovers.in(folder).readable()).singleElement().satisfies(it -> {
            assertThat(it.keeps()).isTrue();
            assertThat(it.open()).hasSize(3);
        });
    }

    @Test
    void nothingIsKeptByARunThatIsBeingEndedOrHasMadeNothing() throws IOException {
        try (Ledger ledger = Ledger.open(lab, folder)) {
            assertThat(ledger.keep()).isEmpty();
            int number = ledger.announce(record("vm-1"));
            ledger.end();

            assertThat(ledger.keep()).isEmpty();
            assertThat(ledger.undo(List.of(number))).isEmpty();
        }

        assertThat(undone).containsExactly("vm-1");
    }

    @Test
    void anInterruptedThreadCanStillWriteToIt() {
        try (Ledger ledger = Ledger.open(lab, folder)) {
            Thread.currentThread().interrupt();
            int number = ledger.announce(record("br0"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(ledger.undo(List.of(number))).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Ledger.open(lab, file)).hasMessageContaining("cannot be written");
    }

    @Test
    void aLockIsHeldByOneAtATimeAndNamesItsHolder() {
        Path file = folder.resolve("bench.lock");
        try (LabLock held = LabLock.tryTake(file).orElseThrow()) {
            assertThat(LabLock.tryTake(file)).isEmpty();
            assertThat(LabLock.holder(file))
                    .matches("process " + ProcessHandle.current().pid() + " on \\S+ since \\S+Z");
            assertThat(held).isNotNull();
        }
        assertThat(LabLock.tryTake(file)).get().satisfies(LabLock::close);
    }
}
