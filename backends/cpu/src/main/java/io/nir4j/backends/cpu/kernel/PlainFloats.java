package io.nir4j.backends.cpu.kernel;

/// The loops in plain Java over arrays of float: quick to start, and everywhere.
final class PlainFloats implements Kernels<float[]> {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public long nonzero(float[] array, int at, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= (array[at + i] != 0 ? 1L : 0L) << i;
        }
        return bits;
    }

    @Override
    public boolean areSpikes(float[] array, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (array[i] != 0 && array[i] != 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void product(Events<float[]> events, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        float[] weights = matrix.weights(tile);
        float[] bias = matrix.bias(tile);
        int width = matrix.width(tile);
        int columns = Math.min(width, matrix.outputs() - tile * Matrix.TILE);
        int[] starts = events.starts();
        int[] items = events.items();
        for (int row = 0; row < events.rows(); row++) {
            int to = at + row * pitch;
            System.arraycopy(bias, 0, sums, to, columns);
            int end = starts[(row + 1) * events.groups()];
            for (int event = starts[row * events.groups()]; event < end; event++) {
                if (events.isGraded()) {
                    addProducts(events.values()[event], weights, items[event] * width, sums, to, columns);
                } else {
                    add(weights, items[event] * width, sums, to, columns);
                }
            }
            for (int i = to; i < to + columns; i++) {
                sums[i] += 0;
            }
        }
    }

    private static void add(float[] weights, int from, float[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += weights[from + i];
        }
    }

    private static void addProducts(float value, float[] weights, int from, float[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] = Math.fma(value, weights[from + i], sums[to + i]);
        }
    }

    @Override
    public boolean hasDense() {
        return false;
    }

    @Override
    public void dense(Panels<float[]> panels, Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch) {
        throw new UnsupportedOperationException("all inputs go through product");
    }

    @Override
    public void scatter(Events<float[]> events, int row, Convolution<float[]> convolution, float[] field) {
        int end = events.starts()[(row + 1) * events.groups()];
        int channel = 0;
        int firstOfNext = convolution.plane.elements();
        for (int event = events.starts()[row * events.groups()]; event < end; event++) {
            int item = events.items()[event];
            while (item >= firstOfNext) {
                channel++;
                firstOfNext += convolution.plane.elements();
            }
            int place = item - firstOfNext + convolution.plane.elements();
            scatter(convolution, channel, place, events.isGraded() ? events.values()[event] : 1, field);
        }
    }

    /// Adds what one input gives.
    static void scatter(Convolution<float[]> convolution, int channel, int place, float value, float[] field) {
        Reach down = convolution.down;
        Reach across = convolution.across;
        int row = convolution.plane.row()[place];
        int column = convolution.plane.column()[place];
        int weightsAt = channel * convolution.weightsPerChannel;
        int fieldAt = channel / convolution.channelsPerGroup * convolution.outputsPerGroup;
        for (int y = down.starts()[row]; y < down.starts()[row + 1]; y++) {
            for (int x = across.starts()[column]; x < across.starts()[column + 1]; x++) {
                addProducts(
                        value,
                        convolution.weights,
                        weightsAt + down.weight()[y] + across.weight()[x],
                        field,
                        fieldAt + down.field()[y] + across.field()[x],
                        convolution.run);
            }
        }
    }

    @Override
    public void gather(float[] in, int from, Windows windows, float[] out, int at, float[] spare) {
        gatherAll(in, from, windows, out, at);
    }

    static void gatherAll(float[] in, int from, Windows windows, float[] out, int at) {
        int taps = windows.taps();
        int positions = windows.positions();
        int[] sources = windows.sources();
        for (int position = 0; position < positions; position++) {
            int to = at + position;
            int start = from;
            for (int plane = 0; plane < windows.planes(); plane++) {
                float sum = 0;
                for (int tap = position * taps; tap < (position + 1) * taps; tap++) {
                    if (sources[tap] >= 0) {
                        sum += in[start + sources[tap]];
                    }
                }
                out[to] = windows.average() ? sum / taps : sum;
                start += windows.pitch();
                to += positions;
            }
        }
    }
}
