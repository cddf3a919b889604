package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Kernels;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A program made ready to run: layers in order, and the shapes of the buffers between them.
///
/// @param schedule what the layers were made from
/// @param layers in order
/// @param tracks by number
/// @param sources for each layer of the schedule, the tracks that it reads; its own where it is an input
/// @param inputs the names of what the caller feeds, by number
/// @param results what the caller gets, by number
/// @param numberSlots elements per row of each array of numbers that tracks share
/// @param bitSlots words per row of each array of bits that tracks share
/// @param <A> `float[]` or `double[]`
public record Plan<A>(
        Numbers<A> numbers,
        Schedule schedule,
        List<Layer<A>> layers,
        List<Buffer> tracks,
        List<List<Integer>> sources,
        List<String> inputs,
        List<Result> results,
        List<Integer> numberSlots,
        List<Integer> bitSlots,
        Activity activity) {

    /// Where a track lies.
    ///
    /// @param numberSlot NONE where it never holds numbers
    /// @param bitSlot NONE where it never holds bits
    /// @param fixed whether both are always there; the other tracks are inputs, which set what they hold
    record Buffer(int elements, int numberSlot, int bitSlot, boolean fixed) {
        static final int NONE = -1;
    }

    /// An output of the network, or a recording.
    public record Result(String name, boolean isOutput, Shape shape) {}

    public Plan {
        layers = List.copyOf(layers);
        tracks = List.copyOf(tracks);
        sources = List.copyOf(sources);
        inputs = List.copyOf(inputs);
        results = List.copyOf(results);
        numberSlots = List.copyOf(numberSlots);
        bitSlots = List.copyOf(bitSlots);
    }

    /// The plan for `program`, of which nothing but what is needed should be left.
    public static <A> Plan<A> of(Program program, SimulationOptions options, Numbers<A> numbers) {
        return new Planner<>(program, options, numbers).plan();
    }

    /// Bytes per row of all buffers together.
    public long bytesPerRow() {
        long words = bitSlots.stream().mapToLong(Integer::longValue).sum();
        long elements = numberSlots.stream().mapToLong(Integer::longValue).sum();
        int bytes = numbers.precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
        return words * Long.BYTES + elements * bytes;
    }

    /// Buffers for chunks of at most this many rows.
    public Chunk<A> chunk(int rows, Kernels<A> kernels) {
        List<A> numberArrays = new ArrayList<>();
        numberSlots.forEach(elements -> numberArrays.add(numbers.array(Math.multiplyExact(rows, elements))));
        List<long[]> bitArrays = new ArrayList<>();
        bitSlots.forEach(words -> bitArrays.add(new long[Math.multiplyExact(rows, words)]));
        Chunk<A> chunk = new Chunk<>(numbers, kernels, activity);
        for (Buffer buffer : tracks) {
            Track<A> track = new Track<>(numbers, buffer.elements());
            track.isFixed = buffer.fixed();
            if (buffer.numberSlot() != Buffer.NONE) {
                track.numbers = numberArrays.get(buffer.numberSlot());
                track.hasNumbers = buffer.fixed();
            }
            if (buffer.bitSlot() != Buffer.NONE) {
                track.bits = bitArrays.get(buffer.bitSlot());
                track.hasBits = buffer.fixed();
            }
            chunk.add(track);
        }
        return chunk;
    }
}
