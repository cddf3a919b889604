package io.nir4j.backends.cpu.layer;

/// One step of the plan: makes what is in its track for all samples of a chunk, at all its time steps or at one.
///
/// @param <A> `float[]` or `double[]`
public interface Layer<A> {
    /// In place of a time step: all steps of the chunk.
    int ALL = -1;

    /// What is done once, before the parts.
    default void prepare(Chunk<A> chunk, int step) {}

    /// In how many parts the work falls that can be done at the same time.
    int parts(Chunk<A> chunk, int step);

    /// Does one part.
    void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch);

    /// What is done once, after the parts.
    default void finish(Chunk<A> chunk, int step) {}

    /// Whether to run in vectors or in plain loops from now on.
    default void use(boolean vectors) {}

    /// Puts the states of all samples back to what they are before the first step.
    default void reset() {}

    /// All of it on one thread.
    default void runAll(Chunk<A> chunk, int step, Scratch<A> scratch) {
        prepare(chunk, step);
        int parts = parts(chunk, step);
        for (int part = 0; part < parts; part++) {
            run(chunk, step, part, scratch);
        }
        finish(chunk, step);
    }
}
