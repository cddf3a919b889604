package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Events;

/// Goes through the rows of a track that differ, sample by sample.
final class Rows {
    private Rows() {}

    private static int end(Track<?> track, int step) {
        return step == Layer.ALL ? track.rowsPerSample() : step + 1;
    }

    /// How many elements are not zero, of a track that has bits.
    static long countBits(Chunk<?> chunk, Track<?> track, int step) {
        long count = 0;
        for (int sample = 0; sample < chunk.samples; sample++) {
            int from = track.row(sample, chunk.from(step)) * track.words;
            int to = from + (end(track, step) - chunk.from(step)) * track.words;
            for (int word = from; word < to; word++) {
                count += Long.bitCount(track.bits[word]);
            }
        }
        return count;
    }

    /// Collects the inputs that are not zero, or all.
    ///
    /// @param ranked whether somebody will ask for [Events#rank]
    static <A> void collectEvents(Chunk<A> chunk, Track<A> track, int step, boolean zerosToo, boolean ranked) {
        Events<A> events = chunk.events;
        boolean fromNumbers = track.isGraded || !track.hasBits;
        int rows = chunk.samples * (end(track, step) - chunk.from(step));
        events.clear(track.elements, rows, fromNumbers || zerosToo, ranked);
        for (int sample = 0; sample < chunk.samples; sample++) {
            for (int at = chunk.from(step); at < end(track, step); at++) {
                int row = track.row(sample, at);
                if (fromNumbers) {
                    events.addNumbers(chunk.kernels, track.numbers, row * track.stride, zerosToo);
                } else if (zerosToo) {
                    events.addAll(chunk.kernels, track.bits, row * track.words);
                } else {
                    events.addSpikes(chunk.kernels, track.bits, row * track.words);
                }
            }
        }
    }

    static <A> void fillPanels(Chunk<A> chunk, Track<A> track, int step) {
        chunk.panels.clear(track.elements, chunk.samples * (end(track, step) - chunk.from(step)));
        int panelRow = 0;
        for (int sample = 0; sample < chunk.samples; sample++) {
            for (int at = chunk.from(step); at < end(track, step); at++) {
                int row = track.row(sample, at);
                if (track.isGraded || !track.hasBits) {
                    chunk.panels.putNumbers(panelRow++, track.numbers, row * track.stride);
                } else {
                    chunk.panels.putSpikes(panelRow++, track.bits, row * track.words);
                }
            }
        }
    }
}
