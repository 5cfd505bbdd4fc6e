package dev.plumbline.baseline;

import java.io.IOException;
import java.nio.file.Path;

/** Records sessions, once its input has ended. */
final class RecordingProcess {

    private RecordingProcess() {}

    /** Arguments: folder of the store, number of the first session, number after the last. */
    public static void main(String[] arguments) throws IOException, RefusedException {
        BaselineStore store = new BaselineStore(Path.of(arguments[0]));
        while (System.in.read() >= 0) {
            continue;
        }
        for (int number = Integer.parseInt(arguments[1]); number < Integer.parseInt(arguments[2]); number++) {
            store.record(SessionBuilder.session(number).build());
        }
    }
}
