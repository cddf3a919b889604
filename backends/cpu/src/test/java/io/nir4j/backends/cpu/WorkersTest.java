package io.nir4j.backends.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every piece is done once, by threads that are awake and by threads that sleep.
final class WorkersTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static void checkRounds(Workers workers, int rounds, int pausesMilliseconds) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            int pieces = round % 7;
            AtomicIntegerArray done = new AtomicIntegerArray(7);
            workers.run(pieces, (piece, thread) -> {
                assertTrue(thread >= 0 && thread < workers.threads(), "thread " + thread);
                done.incrementAndGet(piece);
            });
            for (int piece = 0; piece < done.length(); piece++) {
                assertEquals(piece < pieces ? 1 : 0, done.get(piece), "round " + round + ", piece " + piece);
            }
            Thread.sleep(pausesMilliseconds);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9})
    void roundsThatFollowEachOther(int threads) {
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            try (Workers workers = new Workers(threads)) {
                checkRounds(workers, 2000, 0);
            }
        });
    }

    @Test
    void roundsAfterWhichThreadsFallAsleep() {
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            try (Workers workers = new Workers(2)) {
                checkRounds(workers, 50, 4);
            }
        });
    }

    @Test
    void failureOfAPieceReachesTheCaller() {
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            try (Workers workers = new Workers(3)) {
                for (int failing = 0; failing < 20; failing++) {
                    int bad = failing;
                    IllegalStateException thrown = assertThrows(
                            IllegalStateException.class,
                            () -> workers.run(20, (piece, thread) -> {
                                if (piece == bad) {
                                    throw new IllegalStateException("piece " + piece);
                                }
                            }));
                    assertEquals("piece " + bad, thrown.getMessage());
                    checkRounds(workers, 7, 0);
                }
            }
        });
    }

    @Test
    void interruptionOfTheCallerStays() {
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            try (Workers workers = new Workers(2)) {
                Thread.currentThread().interrupt();
                workers.run(2, (piece, thread) -> {
                    long end = System.nanoTime() + 5_000_000;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                });
                assertTrue(Thread.interrupted(), "the interruption is gone");
            }
        });
    }

    @Test
    void nothingIsDoneAfterTheEnd() {
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            Workers workers = new Workers(2);
            checkRounds(workers, 7, 0);
            workers.close();
            assertThrows(IllegalStateException.class, () -> workers.run(2, (piece, thread) -> {}));
        });
    }
}
