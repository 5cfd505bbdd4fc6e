package dev.plumbline.lab;

import dev.plumbline.lab.Answer.Value;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Series;
import java.util.List;
import java.util.regex.Pattern;

/** A load with a name before its responses. */
final class NamedLoad implements Load {

    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}-]{1,30}");

    private final Load load;
    private final String name;

    NamedLoad(Load load, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new MisuseException(
                    "'" + name + "' does not name a load; write letters, digits and hyphens, as 'service'");
        }
        this.load = load;
        this.name = name;
    }

    @Override
    public String description() {
        return name + ": " + load.description();
    }

    @Override
    public boolean explains(Machine gone) {
        return load.explains(gone);
    }

    @Override
    public List<Worker> workers(Machines machines) throws Exception {
        return load.workers(machines).stream()
                .map(worker -> OtherAnswer.of(worker, this::named))
                .toList();
    }

    private Answer named(Answer answer) {
        return new Answer(
                answer.startDelay(),
                answer.measured(),
                answer.lag(),
                answer.values().stream().map(this::named).toList(),
                answer.latencies(),
                answer.series().stream().map(this::named).toList(),
                answer.attachments().stream().map(this::named).toList());
    }

    private Value named(Value value) {
        return new Value(prefixed(value.response()), value.unit(), value.value(), value.combine(), value.weight());
    }

    private Series named(Series series) {
        return new Series(prefixed(series.response()), series.unit(), series.stepMillis(), series.values());
    }

    private Attachment named(Attachment attachment) {
        return new Attachment(name + " " + attachment.name(), attachment.mediaType(), attachment.text());
    }

    private String prefixed(String response) {
        return name + "." + response;
    }
}
