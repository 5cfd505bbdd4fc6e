package dev.plumbline.lab;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** A worker whose answer is changed before it is passed on. */
final class OtherAnswer implements Worker, GeneratorWorker {

    private final Worker worker;
    private final UnaryOperator<Answer> change;

    private OtherAnswer(Worker worker, UnaryOperator<Answer> change) {
        this.worker = worker;
        this.change = change;
    }

    static Worker of(Worker worker, UnaryOperator<Answer> change) {
        return new OtherAnswer(worker, change);
    }

    @Override
    public String machine() {
        return worker.machine();
    }

    @Override
    public Answer run(Window window) throws Exception {
        return change.apply(worker.run(window));
    }

    @Override
    public OptionalDouble generatorBusy() {
        return worker instanceof GeneratorWorker generator ? generator.generatorBusy() : OptionalDouble.empty();
    }

    @Override
    public void close() throws IOException {
        worker.close();
    }
}
