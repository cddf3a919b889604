package io.nir4j.backends.cpu.layer;

import java.util.concurrent.atomic.AtomicLongArray;

/// How many inputs of each product were not zero, counted while it ran.
public final class Activity {
    private static final int FIGURES = 4;
    private final AtomicLongArray figures;

    public Activity(int layers) {
        figures = new AtomicLongArray(FIGURES * layers);
    }

    void add(int layer, long active, long possible, boolean dense) {
        figures.addAndGet(FIGURES * layer, active);
        figures.addAndGet(FIGURES * layer + 1, possible);
        figures.incrementAndGet(FIGURES * layer + (dense ? 3 : 2));
    }

    /// The share of inputs that were active, 0 where there were none.
    public double density(int layer) {
        long possible = figures.get(FIGURES * layer + 1);
        return possible == 0 ? 0 : (double) figures.get(FIGURES * layer) / possible;
    }

    /// How often the layer ran event by event, and how often densely.
    public long eventDriven(int layer) {
        return figures.get(FIGURES * layer + 2);
    }

    public long dense(int layer) {
        return figures.get(FIGURES * layer + 3);
    }
}
