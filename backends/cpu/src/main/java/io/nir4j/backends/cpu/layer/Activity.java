package io.nir4j.backends.cpu.layer;

import java.util.concurrent.atomic.AtomicLongArray;

/// How many inputs of each product were not zero, and which signals stayed the same, counted while they ran.
public final class Activity {
    private static final int FIGURES = 4;
    private final AtomicLongArray figures;
    /// For each track, the chunks of several steps, and those of them in which all steps were the same.
    private final AtomicLongArray steady;

    public Activity(int layers, int tracks) {
        figures = new AtomicLongArray(FIGURES * layers);
        steady = new AtomicLongArray(2 * tracks);
    }

    void addSteps(int track, boolean same) {
        steady.incrementAndGet(2 * track);
        steady.addAndGet(2 * track + 1, same ? 1 : 0);
    }

    /// Whether one step of the track stood for all others wherever there were several.
    public boolean isSteady(int track) {
        long chunks = steady.get(2 * track);
        return chunks > 0 && steady.get(2 * track + 1) == chunks;
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
