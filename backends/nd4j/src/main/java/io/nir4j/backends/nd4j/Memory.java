package io.nir4j.backends.nd4j;

import io.nir4j.compiler.program.Rounding;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.transforms.any.Assign;
import org.nd4j.linalg.factory.Nd4j;

/// The arrays of a network outside the Java heap; closing it frees them at once.
///
/// Arrays are vectors; everything else is a view of one. Contexts of operations are small and freed by ND4J when the
/// garbage collector finds them.
final class Memory implements AutoCloseable {
    private final Precision precision;
    private final List<INDArray> vectors = new ArrayList<>();

    Memory(Precision precision) {
        this.precision = precision;
    }

    Precision precision() {
        return precision;
    }

    Rounding rounding() {
        return Rounding.of(precision);
    }

    DataType type() {
        return type(precision);
    }

    static DataType type(Precision precision) {
        return precision == Precision.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
    }

    /// Zeros; not in the workspace that the caller may have open.
    INDArray vector(long elements) {
        return vector(type(), elements);
    }

    @SuppressWarnings("try") // The scope is there to be open.
    INDArray vector(DataType type, long elements) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            INDArray vector = Nd4j.create(type, elements);
            vectors.add(vector);
            return vector;
        }
    }

    INDArray vector(double[] values) {
        INDArray vector = vector(values.length);
        for (int i = 0; i < values.length; i++) {
            vector.putScalar(i, values[i]);
        }
        return vector;
    }

    /// The elements of a parameter, rounded to the arithmetic.
    INDArray vector(Tensor tensor) {
        return vector(rounding().roundAll(tensor.toDoubles()));
    }

    /// Some elements of a vector, one after the other, as an array in C order.
    static INDArray view(INDArray vector, long offset, long... dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strided(vector, offset, dims, strides);
    }

    static INDArray strided(INDArray vector, long offset, long[] dims, long[] strides) {
        return Nd4j.create(vector.data(), dims, strides, offset, 'c');
    }

    /// Where the elements of a vector lie.
    @SuppressWarnings("restricted") // ND4J is native anyway.
    static MemorySegment segment(INDArray vector) {
        long bytes = vector.length() * vector.dataType().width();
        return MemorySegment.ofAddress(vector.data().address()).reinterpret(bytes);
    }

    static Runnable copy(INDArray from, INDArray to) {
        Assign assign = new Assign(from, to);
        return () -> Nd4j.getExecutioner().exec(assign);
    }

    /// An operation that is set up once: that costs more than to carry it out on small arrays.
    Runnable operation(CustomOp op, INDArray output, INDArray... inputs) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setInputArrays(inputs);
        context.setOutputArrays(output);
        context.setIArguments(op.iArgs());
        context.setTArguments(op.tArgs());
        context.setBArguments(op.bArgs());
        return () -> Nd4j.getExecutioner().exec(op, context);
    }

    @Override
    public void close() {
        vectors.forEach(INDArray::close);
        vectors.clear();
    }
}
