package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.layer.Plan.Buffer;
import java.util.ArrayList;
import java.util.List;

/// The tracks of a plan, in arrays that are used again as soon as nobody needs what is in them.
final class Buffers {
    private final Numbers<?> kind;
    private final Slots numberSlots = new Slots();
    private final Slots bitSlots = new Slots();
    private final List<Buffer> tracks = new ArrayList<>();

    Buffers(Numbers<?> kind) {
        this.kind = kind;
    }

    /// The number of a new track, which always holds what is asked for.
    int take(int elements, boolean asNumbers, boolean asBits) {
        return take(elements, asNumbers, asBits, true);
    }

    /// The number of the new track of an input, which finds out what it holds.
    int takeInput(int elements, boolean asNumbers) {
        return take(elements, asNumbers, true, false);
    }

    private int take(int elements, boolean asNumbers, boolean asBits, boolean fixed) {
        Track<?> shape = new Track<>(kind, elements);
        tracks.add(new Buffer(
                elements,
                asNumbers ? numberSlots.take(shape.stride) : Buffer.NONE,
                asBits ? bitSlots.take(shape.words) : Buffer.NONE,
                fixed));
        return tracks.size() - 1;
    }

    /// Leaves the arrays of a track to others.
    void giveBack(int track) {
        Buffer buffer = tracks.get(track);
        if (buffer.numberSlot() != Buffer.NONE) {
            numberSlots.giveBack(buffer.numberSlot());
        }
        if (buffer.bitSlot() != Buffer.NONE) {
            bitSlots.giveBack(buffer.bitSlot());
        }
    }

    List<Buffer> tracks() {
        return tracks;
    }

    /// Elements per row of each array of numbers.
    List<Integer> numberSlots() {
        return numberSlots.sizes();
    }

    /// Words per row of each array of bits.
    List<Integer> bitSlots() {
        return bitSlots.sizes();
    }
}
