package io.nir4j.backends.nd4j;

import io.nir4j.model.diagnostic.CompilerBug;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The threads that share products and convolutions; the caller's is the first of them.
final class Workers implements AutoCloseable {
    /// With fewer multiply-adds than this, waking a thread takes longer than doing its work.
    private static final long SHARED_FROM = 1 << 20;

    private final int threads;
    private final ExecutorService others;

    /// Sets up one of many equal pieces of work.
    interface Pieces {
        /// Sets one up.
        ///
        /// @param thread that will do it, from 0 on: what one thread does comes one after the other
        Runnable piece(int number, int thread);
    }

    Workers(int threads) {
        this.threads = threads;
        this.others = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("nir-nd4j-", 1).factory());
    }

    int threads() {
        return threads;
    }

    /// Shares pieces out among the threads; running what is returned does them all.
    ///
    /// @param multiplyAdds what all pieces together cost
    Runnable shared(int pieces, long multiplyAdds, Pieces work) {
        int used = multiplyAdds < SHARED_FROM ? 1 : Math.min(threads, pieces);
        List<List<Runnable>> shares = new ArrayList<>();
        for (int thread = 0; thread < used; thread++) {
            List<Runnable> share = new ArrayList<>();
            int end = (int) ((thread + 1L) * pieces / used);
            for (int piece = (int) ((long) thread * pieces / used); piece < end; piece++) {
                share.add(work.piece(piece, thread));
            }
            shares.add(share);
        }
        return () -> run(shares);
    }

    private void run(List<List<Runnable>> shares) {
        List<Future<?>> running = shares.stream()
                .skip(1)
                .<Future<?>>map(share -> others.submit(() -> share.forEach(Runnable::run)))
                .toList();
        shares.getFirst().forEach(Runnable::run);
        running.forEach(Workers::await);
    }

    private static void await(Future<?> running) {
        boolean interrupted = false;
        while (!running.isDone()) {
            try {
                running.get();
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (ExecutionException failed) {
                throw new CompilerBug("a thread failed: " + failed.getCause());
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
