package io.nir4j.backends.cpu.layer;

import io.nir4j.model.tensor.Tensor;

/// Reads an input of the network, finds out whether it is spikes, and whether the same frame comes at every step.
///
/// @param <A> `float[]` or `double[]`
final class FeedLayer<A> implements Layer<A> {
    private static final int ROWS_PER_PART = 64;

    private final int input;
    private final int output;
    private final int batch;
    private final boolean numbersWanted;
    /// Once it was no spikes, numbers are read at once.
    private volatile boolean wasGraded;

    /// @param input the number of the input
    /// @param numbersWanted whether somebody reads numbers even where all of them are 0 or 1
    FeedLayer(int input, int output, int batch, boolean numbersWanted) {
        this.input = input;
        this.output = output;
        this.batch = batch;
        this.numbersWanted = numbersWanted;
    }

    @Override
    public void prepare(Chunk<A> chunk, int step) {
        Track<A> track = chunk.track(output);
        track.hasBits = true;
        track.hasNumbers = numbersWanted || wasGraded;
        track.isGraded = false;
        track.makeRoom(chunk.samples * chunk.steps);
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return (chunk.samples * chunk.steps + ROWS_PER_PART - 1) / ROWS_PER_PART;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> track = chunk.track(output);
        int end = Math.min(chunk.samples * chunk.steps, (part + 1) * ROWS_PER_PART);
        boolean graded = false;
        // In the order of the caller's memory, which the processor then reads ahead.
        for (int place = part * ROWS_PER_PART; place < end; place++) {
            int row = track.row(place % chunk.samples, place / chunk.samples);
            A values = track.hasNumbers ? track.numbers : scratch.field(track.elements);
            int at = track.hasNumbers ? row * track.stride : 0;
            read(chunk, row, values, at);
            graded |= !chunk.kernels.readSpikes(values, at, track.elements, track.bits, row * track.words);
        }
        if (graded) {
            track.isGraded = true;
        }
    }

    private void read(Chunk<A> chunk, int row, A into, int at) {
        Track<A> track = chunk.track(output);
        Tensor tensor = chunk.exchange.inputs().get(input);
        int sample = chunk.firstSample + row / chunk.steps;
        int step = chunk.firstStep + row % chunk.steps;
        chunk.numbers.read(tensor, ((long) step * batch + sample) * track.elements, into, at, track.elements);
    }

    @Override
    public void finish(Chunk<A> chunk, int step) {
        Track<A> track = chunk.track(output);
        if (track.isGraded && !track.hasNumbers) {
            wasGraded = true;
            track.hasNumbers = true;
            track.makeRoom(chunk.samples * chunk.steps);
            for (int row = 0; row < chunk.samples * chunk.steps; row++) {
                read(chunk, row, track.numbers, row * track.stride);
            }
        }
        if (chunk.steps > 1 && isSteady(chunk, track)) {
            keepFirstRows(chunk, track);
        }
    }

    private static <A> boolean isSteady(Chunk<A> chunk, Track<A> track) {
        for (int sample = 0; sample < chunk.samples; sample++) {
            for (int at = 1; at < chunk.steps; at++) {
                if (!areEqual(chunk, track, track.row(sample, 0), track.row(sample, at))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static <A> boolean areEqual(Chunk<A> chunk, Track<A> track, int one, int other) {
        for (int word = 0; word < track.words; word++) {
            if (track.bits[one * track.words + word] != track.bits[other * track.words + word]) {
                return false;
            }
        }
        return !track.isGraded
                || chunk.numbers.areEqual(
                        track.numbers, one * track.stride, track.numbers, other * track.stride, track.elements);
    }

    private static <A> void keepFirstRows(Chunk<A> chunk, Track<A> track) {
        for (int sample = 1; sample < chunk.samples; sample++) {
            int row = track.row(sample, 0);
            System.arraycopy(track.bits, row * track.words, track.bits, sample * track.words, track.words);
            if (track.hasNumbers) {
                System.arraycopy(track.numbers, row * track.stride, track.numbers, sample * track.stride, track.stride);
            }
        }
        track.isSteady = true;
    }
}
