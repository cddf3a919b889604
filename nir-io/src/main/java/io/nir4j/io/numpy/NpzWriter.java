package io.nir4j.io.numpy;

import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes several arrays of known shapes in blocks along their first axes, in any order, and keeps none of them.
public final class NpzWriter {
    private final ZipWriter zip;
    private final SortedMap<String, NpyWriter> writers = new TreeMap<>();

    /// What an array is going to be.
    public record Plan(DType dtype, Shape shape) {}

    NpzWriter(ZipWriter zip, Map<String, Plan> arrays) throws IOException {
        this.zip = zip;
        for (Map.Entry<String, Plan> array : new TreeMap<>(arrays).entrySet()) {
            Plan plan = array.getValue();
            MemorySegment header = MemorySegment.ofArray(NpyHeader.write(plan.dtype(), plan.shape()));
            long dataBytes =
                    Math.multiplyExact(plan.shape().elements(), plan.dtype().bytes());
            var member = zip.store(memberName(array.getKey()), header.byteSize() + dataBytes);
            member.write(header);
            writers.put(array.getKey(), new NpyWriter(plan.dtype(), plan.shape(), member));
        }
    }

    /// The name of an array's file in the archive.
    static String memberName(String array) {
        return array + ".npy";
    }

    /// Appends `block` to the array `name`.
    ///
    /// @throws IllegalArgumentException if there is no such array, or the block does not continue it
    public void append(String name, Tensor block) throws IOException {
        NpyWriter writer = writers.get(name);
        if (writer == null) {
            throw new IllegalArgumentException("no array '" + name + "' was announced, only " + writers.keySet());
        }
        writer.append(block);
    }

    void finish() throws IOException {
        writers.values().forEach(NpyWriter::checkComplete);
        zip.finish();
    }
}
