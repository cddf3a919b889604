package io.nir4j.io.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The shape of a value (HDF5 says data space): the length of each axis, slowest first; no axis for a scalar.
///
/// At most 32 axes, none negative, and fewer than 2^63 elements; anything else is an [IllegalArgumentException].
public record H5Space(List<Long> dims) {
    public static final H5Space SCALAR = new H5Space(List.of());

    private static final int MAX_RANK = 32;

    public H5Space {
        dims = List.copyOf(dims);
        if (dims.size() > MAX_RANK) {
            throw new IllegalArgumentException("an array has " + dims.size() + " axes, HDF5 allows " + MAX_RANK);
        }
        if (dims.stream().anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException("an axis has a negative length: " + dims);
        }
        product(dims);
    }

    public static H5Space of(long... dims) {
        return new H5Space(Arrays.stream(dims).boxed().toList());
    }

    public int rank() {
        return dims.size();
    }

    public boolean isScalar() {
        return dims.isEmpty();
    }

    /// The number of elements: 1 for a scalar, 0 if any axis has length 0.
    public long count() {
        return product(dims);
    }

    /// The shape as NumPy prints it, such as `(2, 3)`.
    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", rank() == 1 ? ",)" : ")"));
    }

    private static long product(List<Long> dims) {
        if (dims.contains(0L)) {
            return 0;
        }
        try {
            return dims.stream().reduce(1L, Math::multiplyExact);
        } catch (ArithmeticException tooMany) {
            throw new IllegalArgumentException("more than 2^63 elements: " + dims, tooMany);
        }
    }
}
