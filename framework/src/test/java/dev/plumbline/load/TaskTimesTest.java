package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTimesTest {

    private static final int MANY = 10_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 1})
    void tasks_keep_a_processor_busy_for_the_share_that_is_asked_for(double demand) {
        TaskTimes times = new TaskTimes("vm-1", demand);

        double all = LongStream.generate(times::next).limit(MANY).sum();

        assertThat(MANY * TaskCount.TASK_NANOS / all).isCloseTo(demand, within(0.001));
    }

    @Test
    void also_a_few_tasks_come_near_to_it() {
        TaskTimes times = new TaskTimes("vm-1", 0.1);

        double ten = LongStream.generate(times::next).limit(10).sum();

        assertThat(10 * TaskCount.TASK_NANOS / ten).isCloseTo(0.1, within(0.01));
    }

    @Test
    void no_task_begins_before_the_one_before_could_have_ended() {
        TaskTimes times = new TaskTimes("vm-1", 0.7);

        assertThat(LongStream.generate(times::next).limit(MANY).min().orElseThrow())
                .isGreaterThanOrEqualTo(TaskCount.TASK_NANOS);
    }

    @Test
    void a_machine_has_the_same_user_every_time_and_others_have_others() {
        assertThat(first("vm-1")).isEqualTo(first("vm-1")).isNotEqualTo(first("vm-2"));
    }

    private static long first(String machine) {
        return new TaskTimes(machine, 0.3).next();
    }
}
