package io.nir4j.backends.cpu.layer;

/// Writes spikes as numbers too, for layers that count with them.
///
/// @param <A> `float[]` or `double[]`
final class ExpandLayer<A> implements Layer<A> {
    private final int track;

    ExpandLayer(int track) {
        this.track = track;
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> spikes = chunk.track(track);
        int end = step == ALL ? spikes.rowsPerSample() : step + 1;
        for (int at = chunk.from(step); at < end; at++) {
            int row = spikes.row(part, at);
            for (int word = 0; word < spikes.words; word++) {
                chunk.numbers.expand(
                        spikes.bits[row * spikes.words + word],
                        spikes.numbers,
                        row * spikes.stride + word * Long.SIZE,
                        Long.SIZE);
            }
        }
    }
}
