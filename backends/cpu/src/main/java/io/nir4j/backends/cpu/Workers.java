package io.nir4j.backends.cpu;

import io.nir4j.model.diagnostic.CompilerBug;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The threads of a simulation; the caller's is the first of them.
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

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
        this.others = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("nir-cpu-", 1).factory());
    }

    int threads() {
        return threads;
    }

    /// Does all pieces, each on the first thread that is free, and returns when they are done.
    void run(int pieces, Work work) {
        if (pieces <= 1 || threads == 1) {
            for (int piece = 0; piece < pieces; piece++) {
                work.run(piece, 0);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 1; thread < Math.min(threads, pieces); thread++) {
            int number = thread;
            running.add(others.submit(() -> take(pieces, next, number, work)));
        }
        take(pieces, next, 0, work);
        running.forEach(Workers::await);
    }

    private static void take(int pieces, AtomicInteger next, int thread, Work work) {
        for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.run(piece, thread);
        }
    }

    private static void await(Future<?> running) {
        boolean interrupted = false;
        while (true) {
            try {
                running.get();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error error -> throw error;
                    case null, default -> throw new CompilerBug("a thread failed: " + failed);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
