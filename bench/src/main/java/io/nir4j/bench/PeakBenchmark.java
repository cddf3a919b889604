package io.nir4j.bench;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What one core of this machine can do: multiply-adds in registers, and reading.
@State(Scope.Thread)
public class PeakBenchmark {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int FMA_CHAINS = 16;
    private static final int FMA_ROUNDS = 10_000;
    private static final int LOADS_AT_ONCE = 8;
    private static final int MEBI = 1 << 20;

    /// Numbers that the compiler cannot know.
    private float factor;

    private float summand;

    /// An array that fits the first cache, the second, the third, or none.
    @State(Scope.Thread)
    public static class Memory {
        /// How many KiB are read over and over.
        @Param({"24", "512", "8192", "262144"})
        public int kibibytes;

        /// Where a thread that nobody waits for leaves what it read.
        float sum;

        private float[] numbers = {};

        static Memory ofKibibytes(int kibibytes) {
            Memory memory = new Memory();
            memory.kibibytes = kibibytes;
            memory.fill();
            return memory;
        }

        /// Fills it, so that its pages exist.
        @Setup
        public void fill() {
            numbers = new float[kibibytes * (MEBI / 1024 / Float.BYTES)];
            Arrays.fill(numbers, 1);
        }
    }

    /// Makes them.
    @Setup
    public void choose() {
        factor = (float) (1 - 1e-6 * Math.random());
        summand = (float) (1e-6 * Math.random());
    }

    /// Chains of `a = a * factor + summand` that do not depend on each other: more of them than a core needs to fill
    /// its units, and as many as leave registers for the other two.
    @Benchmark
    public float multiplyAdd(Work work) {
        FloatVector m = FloatVector.broadcast(SPECIES, factor);
        FloatVector s = FloatVector.broadcast(SPECIES, summand);
        FloatVector a0 = m;
        FloatVector a1 = s;
        FloatVector a2 = m;
        FloatVector a3 = s;
        FloatVector a4 = m;
        FloatVector a5 = s;
        FloatVector a6 = m;
        FloatVector a7 = s;
        FloatVector a8 = m;
        FloatVector a9 = s;
        FloatVector a10 = m;
        FloatVector a11 = s;
        FloatVector a12 = m;
        FloatVector a13 = s;
        FloatVector a14 = m;
        FloatVector a15 = s;
        for (int round = 0; round < FMA_ROUNDS; round++) {
            a0 = a0.fma(m, s);
            a1 = a1.fma(m, s);
            a2 = a2.fma(m, s);
            a3 = a3.fma(m, s);
            a4 = a4.fma(m, s);
            a5 = a5.fma(m, s);
            a6 = a6.fma(m, s);
            a7 = a7.fma(m, s);
            a8 = a8.fma(m, s);
            a9 = a9.fma(m, s);
            a10 = a10.fma(m, s);
            a11 = a11.fma(m, s);
            a12 = a12.fma(m, s);
            a13 = a13.fma(m, s);
            a14 = a14.fma(m, s);
            a15 = a15.fma(m, s);
        }
        double flops = 2.0 * FMA_CHAINS * LANES * FMA_ROUNDS;
        work.add(flops, flops, 0);
        FloatVector low = a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7);
        FloatVector high =
                a8.add(a9).add(a10).add(a11).add(a12).add(a13).add(a14).add(a15);
        return low.add(high).lane(0);
    }

    /// Reads an array and adds it up.
    @Benchmark
    public float read(Memory memory, Work work) {
        float[] from = memory.numbers;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector a6 = a0;
        FloatVector a7 = a0;
        for (int i = 0; i <= from.length - LOADS_AT_ONCE * LANES; i += LOADS_AT_ONCE * LANES) {
            a0 = a0.add(FloatVector.fromArray(SPECIES, from, i));
            a1 = a1.add(FloatVector.fromArray(SPECIES, from, i + LANES));
            a2 = a2.add(FloatVector.fromArray(SPECIES, from, i + 2 * LANES));
            a3 = a3.add(FloatVector.fromArray(SPECIES, from, i + 3 * LANES));
            a4 = a4.add(FloatVector.fromArray(SPECIES, from, i + 4 * LANES));
            a5 = a5.add(FloatVector.fromArray(SPECIES, from, i + 5 * LANES));
            a6 = a6.add(FloatVector.fromArray(SPECIES, from, i + 6 * LANES));
            a7 = a7.add(FloatVector.fromArray(SPECIES, from, i + 7 * LANES));
        }
        work.add(from.length, from.length, (double) from.length * Float.BYTES);
        return a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).lane(0);
    }
}
