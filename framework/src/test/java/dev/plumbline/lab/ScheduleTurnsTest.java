package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduleTurnsTest {

    private static final int THREADS = 8;
    private static final int STEPS = 500;

    private final ScheduleTurns turns = new ScheduleTurns();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void many_threads_do_everything_in_the_order_of_the_schedule() throws Exception {
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        List<ScheduleTurns.Turn> all =
                IntStream.range(0, THREADS).mapToObj(index -> turns.join()).toList();

        List<Callable<Void>> steps = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            ScheduleTurns.Turn turn = all.get(thread);
            int stride = thread + 1;
            steps.add(() -> {
                try (turn) {
                    for (long moment = 1; moment <= STEPS; moment += stride) {
                        turn.promise(moment);
                        turn.await();
                        done.add(moment);
                    }
                }
                return null;
            });
        }
        for (Future<Void> ended : threads.invokeAll(steps)) {
            ended.get();
        }

        assertThat(done)
                .isSorted()
                .hasSize(IntStream.rangeClosed(1, THREADS)
                        .map(stride -> (STEPS - 1) / stride + 1)
                        .sum());
    }

    @Test
    void who_joined_first_is_first_of_two_at_one_moment() throws Exception {
        ScheduleTurns.Turn first = turns.join();
        ScheduleTurns.Turn second = turns.join();
        first.promise(5);
        second.promise(5);
        Future<?> waits = threads.submit((Callable<Void>) () -> await(second));

        first.await();
        assertThat(waits.isDone()).isFalse();
        first.promise(6);

        waits.get();
    }

    @Test
    void nobody_waits_for_one_that_has_left_or_that_an_earlier_trial_forgot() throws Exception {
        ScheduleTurns.Turn silent = turns.join();
        ScheduleTurns.Turn left = turns.join();
        left.promise(1);
        Future<?> waits = threads.submit((Callable<Void>) () -> await(left));
        silent.close();
        waits.get();

        turns.join();
        ScheduleTurns.Turn forgotten = turns.join();
        Future<?> released = threads.submit((Callable<Void>) () -> await(forgotten));
        turns.clear();
        released.get();

        ScheduleTurns.Turn alone = turns.join();
        alone.promise(1);
        alone.await();
    }

    @Test
    void waiting_ends_by_an_interrupt() {
        turns.join();
        ScheduleTurns.Turn waits = turns.join();
        Thread.currentThread().interrupt();

        assertThatThrownBy(waits::await).isInstanceOf(InterruptedException.class);
    }

    private static Void await(ScheduleTurns.Turn turn) throws InterruptedException {
        turn.await();
        return null;
    }
}
