package io.nir4j.backends.cpu.layer;

/// Hands a track to the caller, (time, batch, features...).
///
/// @param <A> `float[]` or `double[]`
final class ResultLayer<A> implements Layer<A> {
    private final int track;
    private final int result;
    private final int batch;

    /// @param result the number of the result
    ResultLayer(int track, int result, int batch) {
        this.track = track;
        this.result = result;
        this.batch = batch;
    }

    @Override
    public int parts(Chunk<A> chunk, int step) {
        return chunk.samples;
    }

    @Override
    public void run(Chunk<A> chunk, int step, int part, Scratch<A> scratch) {
        Track<A> from = chunk.track(track);
        A array = chunk.exchange.results().get(result);
        for (int at = 0; at < chunk.steps; at++) {
            int row = from.row(part, at);
            int to = ((chunk.firstStep + at) * batch + chunk.firstSample + part) * from.elements;
            if (from.hasNumbers) {
                System.arraycopy(from.numbers, row * from.stride, array, to, from.elements);
                continue;
            }
            for (int word = 0; word < from.words; word++) {
                int element = word * Long.SIZE;
                chunk.numbers.expand(
                        from.bits[row * from.words + word],
                        array,
                        to + element,
                        Math.min(Long.SIZE, from.elements - element));
            }
        }
    }
}
