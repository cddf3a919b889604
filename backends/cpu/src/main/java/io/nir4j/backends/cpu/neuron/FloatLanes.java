package io.nir4j.backends.cpu.neuron;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The operations of a [NeuronLoop] on vectors of float; the same names as in [FloatNumbers].
final class FloatLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    /// From here on every float is whole.
    private static final float WHOLE = 1 << 23;

    private FloatLanes() {}

    static int length() {
        return SPECIES.length();
    }

    static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }

    static void store(float[] array, int at, FloatVector value) {
        value.intoArray(array, at);
    }

    static FloatVector add(FloatVector a, FloatVector b) {
        return a.add(b);
    }

    static FloatVector subtract(FloatVector a, FloatVector b) {
        return a.sub(b);
    }

    static FloatVector multiply(FloatVector a, FloatVector b) {
        return a.mul(b);
    }

    static FloatVector divide(FloatVector a, FloatVector b) {
        return a.div(b);
    }

    static FloatVector negate(FloatVector a) {
        return a.neg();
    }

    /// There is no such vector instruction in the API: rounds by adding and taking away a number that leaves no room
    /// for fractions, corrects what was rounded up, keeps the sign of zero.
    static FloatVector floor(FloatVector a) {
        FloatVector size = a.abs();
        FloatVector nearest = size.add(WHOLE).sub(WHOLE);
        FloatVector signed = nearest.blend(nearest.neg(), a.test(VectorOperators.IS_NEGATIVE));
        FloatVector down = signed.blend(signed.sub(1), signed.compare(VectorOperators.GT, a));
        return a.blend(down, size.compare(VectorOperators.LT, WHOLE));
    }

    static VectorMask<Float> greater(FloatVector a, FloatVector b) {
        return a.compare(VectorOperators.GT, b);
    }

    static VectorMask<Float> atLeast(FloatVector a, FloatVector b) {
        return a.compare(VectorOperators.GE, b);
    }

    static VectorMask<Float> isTrue(FloatVector a) {
        return a.compare(VectorOperators.NE, 0);
    }

    static FloatVector choose(VectorMask<Float> condition, FloatVector then, FloatVector otherwise) {
        return otherwise.blend(then, condition);
    }

    static FloatVector number(VectorMask<Float> truth) {
        return FloatVector.zero(SPECIES).blend(1, truth);
    }

    static long bits(VectorMask<Float> truth) {
        return truth.toLong();
    }
}
