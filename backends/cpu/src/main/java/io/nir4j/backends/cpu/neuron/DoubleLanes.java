package io.nir4j.backends.cpu.neuron;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The operations of a [NeuronLoop] on vectors of double; the same names as in [DoubleNumbers].
final class DoubleLanes {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    /// From here on every double is whole.
    private static final double WHOLE = 1L << 52;

    private DoubleLanes() {}

    static int length() {
        return SPECIES.length();
    }

    static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    static void store(double[] array, int at, DoubleVector value) {
        value.intoArray(array, at);
    }

    static DoubleVector add(DoubleVector a, DoubleVector b) {
        return a.add(b);
    }

    static DoubleVector subtract(DoubleVector a, DoubleVector b) {
        return a.sub(b);
    }

    static DoubleVector multiply(DoubleVector a, DoubleVector b) {
        return a.mul(b);
    }

    static DoubleVector divide(DoubleVector a, DoubleVector b) {
        return a.div(b);
    }

    static DoubleVector negate(DoubleVector a) {
        return a.neg();
    }

    /// There is no such vector instruction in the API: rounds by adding and taking away a number that leaves no room
    /// for fractions, corrects what was rounded up, keeps the sign of zero.
    static DoubleVector floor(DoubleVector a) {
        DoubleVector size = a.abs();
        DoubleVector nearest = size.add(WHOLE).sub(WHOLE);
        DoubleVector signed = nearest.blend(nearest.neg(), a.test(VectorOperators.IS_NEGATIVE));
        DoubleVector down = signed.blend(signed.sub(1), signed.compare(VectorOperators.GT, a));
        return a.blend(down, size.compare(VectorOperators.LT, WHOLE));
    }

    static VectorMask<Double> greater(DoubleVector a, DoubleVector b) {
        return a.compare(VectorOperators.GT, b);
    }

    static VectorMask<Double> atLeast(DoubleVector a, DoubleVector b) {
        return a.compare(VectorOperators.GE, b);
    }

    static VectorMask<Double> isTrue(DoubleVector a) {
        return a.compare(VectorOperators.NE, 0);
    }

    static DoubleVector choose(VectorMask<Double> condition, DoubleVector then, DoubleVector otherwise) {
        return otherwise.blend(then, condition);
    }

    static DoubleVector number(VectorMask<Double> truth) {
        return DoubleVector.zero(SPECIES).blend(1, truth);
    }

    static long bits(VectorMask<Double> truth) {
        return truth.toLong();
    }
}
