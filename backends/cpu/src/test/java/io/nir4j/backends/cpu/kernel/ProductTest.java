package io.nir4j.backends.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Event-driven, dense, plain and vector products against three loops, to the last bit.
final class ProductTest {
    private static final int CASES = 120;
    private static final Numbers<float[]> FLOATS = Numbers.ofFloats();

    private final Kernels<float[]> plain = Kernels.plainFloats();
    private final Kernels<float[]> vector = Kernels.vectorFloats().orElseThrow();

    /// A product of random size; inputs of zero are as frequent as `density` leaves them.
    @SuppressWarnings("ArrayRecordComponent") // Made here, never changed or compared.
    private record Case(int rows, int inputs, int outputs, boolean graded, float[] x, float[] weight, float[] bias) {
        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = random.nextInt(1, 40);
            int inputs = random.nextInt(1, 400);
            int outputs = random.nextInt(1, 150);
            boolean graded = random.nextBoolean();
            double density = random.nextDouble();
            float[] x = new float[rows * inputs];
            for (int i = 0; i < x.length; i++) {
                boolean active = random.nextDouble() < density;
                x[i] = !active ? 0 : graded ? random.nextInt(4) == 0 ? -0f : (float) random.nextGaussian() : 1;
            }
            return new Case(
                    rows, inputs, outputs, graded, x, normal(random, outputs * inputs), normal(random, outputs));
        }

        private static float[] normal(SplittableRandom random, int count) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = random.nextInt(50) == 0 ? -0f : (float) random.nextGaussian();
            }
            return values;
        }

        Matrix<float[]> matrix() {
            return new Matrix<>(FLOATS, weight, 0, bias, 0, outputs, inputs);
        }

        Events<float[]> events(Kernels<float[]> kernels) {
            Events<float[]> events = new Events<>(FLOATS);
            events.clear(inputs, rows, graded, false);
            for (int row = 0; row < rows; row++) {
                if (graded) {
                    events.addNumbers(kernels, x, row * inputs, false);
                } else {
                    events.addSpikes(kernels, bits(kernels, row), 0);
                }
            }
            return events;
        }

        private long[] bits(Kernels<float[]> kernels, int row) {
            long[] bits = new long[(inputs + 63) / 64];
            kernels.readSpikes(x, row * inputs, inputs, bits, 0);
            return bits;
        }

        float expected(int row, int output) {
            float sum = bias[output];
            for (int input = 0; input < inputs; input++) {
                sum = Math.fma(x[row * inputs + input], weight[output * inputs + input], sum);
            }
            return sum + 0f;
        }
    }

    private interface Tile {
        void compute(Matrix<float[]> matrix, int tile, float[] sums, int at, int pitch);
    }

    private static void check(Case given, long seed, Matrix<float[]> matrix, Tile loop) {
        int pitch = matrix.firstColumn(matrix.tiles()) + 3;
        float[] sums = new float[given.rows() * pitch + matrix.width(0)];
        for (int tile = 0; tile < matrix.tiles(); tile++) {
            loop.compute(matrix, tile, sums, 1 + matrix.firstColumn(tile), pitch);
        }
        for (int row = 0; row < given.rows(); row++) {
            for (int output = 0; output < given.outputs(); output++) {
                int at = 1 + row * pitch + output;
                String place = "seed " + seed + ", row " + row + ", output " + output;
                assertEquals(
                        Float.floatToRawIntBits(given.expected(row, output)), Float.floatToRawIntBits(sums[at]), place);
            }
        }
    }

    private static Matrix<float[]> aligned(Case given) {
        Matrix<float[]> matrix = given.matrix();
        matrix.align();
        return matrix;
    }

    private static Tile eventsIn(Kernels<float[]> kernels, Case given) {
        Events<float[]> events = given.events(kernels);
        return (matrix, tile, sums, at, pitch) -> kernels.product(events, matrix, tile, sums, at, pitch);
    }

    private Tile denseIn(Panels<float[]> panels) {
        return (matrix, tile, sums, at, pitch) -> vector.dense(panels, matrix, tile, sums, at, pitch);
    }

    @Test
    void plainEventsGiveTheBitsOfPlainLoops() {
        for (long seed = 0; seed < CASES; seed++) {
            Case given = Case.of(seed);
            check(given, seed, given.matrix(), eventsIn(plain, given));
        }
    }

    @Test
    void vectorEventsGiveTheBitsOfPlainLoops() {
        for (long seed = 0; seed < CASES; seed++) {
            Case given = Case.of(seed);
            check(given, seed, aligned(given), eventsIn(vector, given));
        }
    }

    @Test
    void denseProductsGiveTheBitsOfPlainLoops() {
        for (long seed = 0; seed < CASES; seed++) {
            Case given = Case.of(seed);
            Panels<float[]> panels = new Panels<>(FLOATS);
            panels.clear(given.inputs(), given.rows());
            for (int row = 0; row < given.rows(); row++) {
                if (given.graded()) {
                    panels.putNumbers(row, given.x(), row * given.inputs());
                } else {
                    panels.putSpikes(row, given.bits(vector, row), 0);
                }
            }
            check(given, seed, aligned(given), denseIn(panels));
        }
    }

    @Test
    void manyInputsAreMultipliedInBlocksWithTheSameBits() {
        SplittableRandom random = new SplittableRandom(7);
        int inputs = 1300;
        Case given = new Case(
                7, inputs, 70, true, Case.normal(random, 7 * inputs), Case.normal(random, 70 * inputs), new float[70]);
        Panels<float[]> panels = new Panels<>(FLOATS);
        panels.clear(inputs, 7);
        for (int row = 0; row < 7; row++) {
            panels.putNumbers(row, given.x(), row * inputs);
        }
        check(given, 7, aligned(given), denseIn(panels));
    }

    @Test
    void groupsOfInputsGiveTheSameBits() {
        int inputs = Events.GROUP + 70;
        for (boolean graded : List.of(false, true)) {
            SplittableRandom random = new SplittableRandom(11);
            float[] x = Case.normal(random, 5 * inputs);
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextInt(3) == 0 ? 0 : graded ? x[i] : 1;
            }
            float[] weight = Case.normal(random, 70 * inputs);
            Case given = new Case(5, inputs, 70, graded, x, weight, Case.normal(random, 70));
            check(given, 11, given.matrix(), eventsIn(plain, given));
            check(given, 11, aligned(given), eventsIn(vector, given));
        }
    }

    @Test
    void tilesOfSixVectorsGiveTheSameBits() {
        for (long seed = 0; seed < CASES; seed++) {
            Case given = Case.of(seed);
            Matrix<float[]> matrix =
                    new Matrix<>(FLOATS, given.weight(), 0, given.bias(), 0, given.outputs(), given.inputs(), 96);
            check(given, seed, matrix, eventsIn(plain, given));
            matrix.align();
            check(given, seed, matrix, eventsIn(vector, given));
        }
    }

    @Test
    void zerosCountWhereWeightsAreNotFinite() {
        Matrix<float[]> matrix =
                new Matrix<>(FLOATS, new float[] {Float.POSITIVE_INFINITY, 1}, 0, new float[1], 0, 1, 2);
        Events<float[]> events = new Events<>(FLOATS);
        events.clear(2, 1, true, false);
        events.addNumbers(vector, new float[] {0, 3}, 0, !matrix.isFinite());
        float[] sums = new float[Matrix.TILE];
        plain.product(events, matrix, 0, sums, 0, 0);
        assertEquals(Float.NaN, sums[0]);
        matrix.align();
        vector.product(events, matrix, 0, sums, 0, 0);
        assertEquals(Float.NaN, sums[0]);
    }
}
