package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is expected of every curve along a factor: the worst of them decides, and the figures of that are told.
 *
 * @param about the treatments, of which each combination of the other factors' levels is a curve
 */
record Along(Factor factor, List<Treatment> about, CurveRule rule) implements Expected {

    Along {
        about = List.copyOf(about);
    }

    @Override
    public String response() {
        return rule.quantity().response();
    }

    @Override
    public Answer check(Sweep sweep) {
        List<Answer> answers = new ArrayList<>();
        for (Curve curve : Curve.along(factor, about)) {
            Answer answer = rule.check(sweep, curve);
            answers.add(new Answer(answer.state(), answer.figures() + curve.where(), answer.concerned()));
        }
        State worst = State.worst(answers.stream().map(Answer::state).toList());
        List<Answer> telling =
                answers.stream().filter(answer -> answer.state() == worst).toList();
        return new Answer(
                worst,
                telling.stream().map(Answer::figures).collect(Collectors.joining("; ")),
                telling.stream().flatMap(answer -> answer.concerned().stream()).toList());
    }
}
