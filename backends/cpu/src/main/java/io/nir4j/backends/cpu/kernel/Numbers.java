package io.nir4j.backends.cpu.kernel;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;

/// One kind of array of numbers.
///
/// @param <A> `float[]` or `double[]`
public interface Numbers<A> {
    Precision precision();

    /// Zeros.
    A array(int length);

    /// All elements, rounded to this arithmetic.
    A of(Tensor tensor);

    A of(double[] values);

    double get(A array, int at);

    void set(A array, int at, double value);

    void fill(A array, int from, int to, double value);

    boolean areFinite(A array, int at, int count);

    /// Copies elements of a tensor, rounded.
    void read(Tensor tensor, long from, A into, int at, int count);

    /// Ones where there are bits, else zeros.
    void expand(long bits, A into, int at, int count);

    /// Ones at the places of the bits that are set, so far apart.
    void putOnes(long bits, A into, int at, int apart);

    /// Copies elements that then lie so far apart.
    void spread(A from, int fromAt, A to, int toAt, int count, int apart);

    /// `values[i] = row[from + items[i]]`, for i from `first` on and before `end`.
    void gather(A row, int from, int[] items, int first, int end, A values);

    /// `to[toAt + items[i] * apart] = values[i]`, or 1 where `ones`, for i from `first` on and before `end`.
    void put(A values, boolean ones, int[] items, int first, int end, A to, int toAt, int apart);

    /// `to[toAt + places[i]] = from[fromAt + i]`, for places that are not negative.
    void reorder(A from, int fromAt, int[] places, A to, int toAt);

    /// `to[i] += from[i]`.
    void add(A from, int fromAt, A to, int toAt, int count);

    /// `to[i] = 0 + one[i] + other[i]`, in this order.
    void sum(A one, int oneAt, A other, int otherAt, A to, int toAt, int count);

    /// `to[i] += (bits >> i) & 1`.
    void addBits(long bits, A to, int at, int count);

    /// Sums of windows: for each output position p and plane q, `out[at + q * positions + p]` becomes the sum over k of
    /// `in[from + q * pitch + source(p, k)]`, or that sum over the number of k.
    void pool(A in, int from, Windows windows, A out, int at);

    /// Copies one element.
    void copy(A from, int fromAt, A to, int toAt);

    int length(A array);

    boolean areEqual(A one, int oneAt, A other, int otherAt, int count);

    /// A tensor over `array`, which must not change afterwards.
    Tensor tensor(Shape shape, A array);

    static Numbers<float[]> ofFloats() {
        return FloatArrays.FLOATS;
    }

    static Numbers<double[]> ofDoubles() {
        return DoubleArrays.DOUBLES;
    }
}
