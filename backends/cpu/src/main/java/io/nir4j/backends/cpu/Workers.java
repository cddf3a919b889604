package io.nir4j.backends.cpu;

import io.nir4j.model.diagnostic.CompilerBug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The threads of a simulation; the caller's is the first of them.
///
/// A thread without work keeps looking for some for a tenth of a millisecond before it sleeps: layers follow each other
/// in microseconds, and to wake a sleeping thread, or the processor under it, can take longer than a layer.
final class Workers implements AutoCloseable {
    private static final long NANOSECONDS_AWAKE = 100_000;

    private final int threads;
    private final boolean staysAwake;
    private final List<Helper> helpers = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    private final Sleeper caller = new Sleeper();
    private int pieces;
    private Work work = (piece, thread) -> {};
    /// Counts calls of [#run]; written after all that a helper reads.
    private final AtomicInteger round = new AtomicInteger();
    private volatile boolean closed;

    /// Work in pieces that do not depend on each other.
    interface Work {
        /// Does one piece.
        ///
        /// @param piece which of them
        /// @param thread from 0 on, less than the number of threads
        void run(int piece, int thread);
    }

    Workers(int threads) {
        this.threads = threads;
        this.staysAwake = threads <= Runtime.getRuntime().availableProcessors();
    }

    int threads() {
        return threads;
    }

    /// Does all pieces, each on the first thread that is free, and returns when they are done. For one caller at a
    /// time.
    ///
    /// @throws IllegalStateException after [#close]
    void run(int newPieces, Work newWork) {
        if (closed) {
            throw new IllegalStateException("the simulation is closed");
        }
        if (newPieces <= 1 || threads == 1) {
            for (int piece = 0; piece < newPieces; piece++) {
                newWork.run(piece, 0);
            }
            return;
        }
        while (helpers.size() < threads - 1) {
            helpers.add(new Helper(helpers.size() + 1));
        }
        pieces = newPieces;
        work = newWork;
        next.set(0);
        busy.set(helpers.size());
        round.incrementAndGet();
        helpers.forEach(helper -> helper.sleeper.wake());
        take(0);
        caller.await(() -> busy.get() == 0);
        failure.getAndSet(Optional.empty()).ifPresent(Workers::raise);
    }

    private void take(int thread) {
        try {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                work.run(piece, thread);
            }
        } catch (RuntimeException | Error thrown) {
            failure.set(Optional.of(thrown));
        }
    }

    private static void raise(Throwable thrown) {
        switch (thrown) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new CompilerBug("a thread failed: " + thrown);
        }
    }

    @Override
    public void close() {
        closed = true;
        helpers.forEach(helper -> helper.sleeper.wake());
    }

    /// A thread other than the caller's.
    private final class Helper {
        private final int number;
        private final Sleeper sleeper = new Sleeper();

        Helper(int number) {
            this.number = number;
            int before = round.get();
            Thread.ofPlatform().daemon().name("nir-cpu-" + number).start(() -> help(before));
        }

        private void help(int before) {
            int done = before;
            while (true) {
                int last = done;
                sleeper.await(() -> round.get() != last || closed);
                if (closed) {
                    return;
                }
                done = round.get();
                take(number);
                if (busy.decrementAndGet() == 0) {
                    caller.wake();
                }
            }
        }
    }

    /// Where a thread waits.
    private final class Sleeper {
        private final AtomicReference<Optional<Thread>> asleep = new AtomicReference<>(Optional.empty());

        /// Returns when `ready` holds, which somebody brings about who then calls [#wake].
        void await(BooleanSupplier ready) {
            long start = System.nanoTime();
            while (!ready.getAsBoolean()) {
                if (staysAwake && System.nanoTime() - start < NANOSECONDS_AWAKE) {
                    Thread.onSpinWait();
                } else {
                    sleep(ready);
                }
            }
        }

        private void sleep(BooleanSupplier ready) {
            boolean interrupted = Thread.interrupted();
            asleep.set(Optional.of(Thread.currentThread()));
            while (!ready.getAsBoolean()) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            asleep.set(Optional.empty());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void wake() {
            asleep.get().ifPresent(LockSupport::unpark);
        }
    }
}
