package io.nir4j.backends.cpu.kernel;

/// The loops in plain Java over arrays of double: quick to start, and everywhere.
final class PlainDoubles implements Kernels<double[]> {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean readSpikes(double[] array, int at, int count, long[] bits, int word) {
        boolean spikes = true;
        long some = 0;
        for (int i = 0; i < count; i++) {
            double value = array[at + i];
            if (value != 0) {
                some |= 1L << i;
                spikes &= value == 1;
            }
            if ((i & 63) == 63 || i == count - 1) {
                bits[word + (i >> 6)] = some;
                some = 0;
            }
        }
        return spikes;
    }

    @Override
    public void product(Events<double[]> events, Matrix<double[]> matrix, int tile, double[] sums, int at, int pitch) {
        double[] weights = matrix.weights(tile);
        double[] bias = matrix.bias(tile);
        int width = matrix.width(tile);
        int columns = matrix.columns(tile);
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

    private static void add(double[] weights, int from, double[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += weights[from + i];
        }
    }

    static void addProducts(double value, double[] weights, int from, double[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] = Math.fma(value, weights[from + i], sums[to + i]);
        }
    }

    @Override
    public boolean hasDense() {
        return false;
    }

    @Override
    public void dense(Panels<double[]> panels, Matrix<double[]> matrix, int tile, double[] sums, int at, int pitch) {
        throw new UnsupportedOperationException("all inputs go through product");
    }

    @Override
    public void scatter(Events<double[]> events, int row, Convolution<double[]> convolution, double[] field, int at) {
        Layout input = convolution.input;
        for (int group = 0; group < input.groups(); group++) {
            int first = group * input.groupPitch();
            int to = at + group * convolution.output.groupPitch();
            int end = events.rank(row, first + input.groupPitch());
            for (int event = events.rank(row, first); event < end; event++) {
                int cell = (events.items()[event] - first) / input.columnPitch();
                int channel = events.items()[event] - first - cell * input.columnPitch();
                int from = (group * input.channels() + channel) * convolution.weightsPerChannel;
                double value = events.isGraded() ? events.values()[event] : 1;
                addMoves(value, convolution, cell, from, field, to);
            }
        }
    }

    private static void addMoves(
            double value, Convolution<double[]> convolution, int cell, int from, double[] field, int at) {
        long[] moves = convolution.reach.moves();
        long input = convolution.reach.inputs()[cell];
        int to = at + Reach.origin(input);
        for (int next = Reach.firstMove(input); moves[next] >= 0; next++) {
            int weight = from + Reach.weight(moves[next]);
            addProducts(value, convolution.weights, weight, field, to + Reach.field(moves[next]), convolution.unit);
        }
    }
}
