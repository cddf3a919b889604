package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.Locale;

/// What one text may make in all. Arrays that are loaded from files do not count.
///
/// Ask before making: a text of one line can ask for more than any machine holds.
public final class Budget {
    private static final long BYTES = 512L << 20;
    private static final long NODES = 100_000;
    private static final long EDGES = 10_000_000;

    private final long bytes;
    private final long nodes;
    private long bytesMade;
    private long nodesMade;
    private long edgesMade;

    /// 512 MiB of arrays, 100,000 nodes of blocks and 10,000,000 edges.
    public Budget() {
        this(BYTES, NODES);
    }

    /// @param bytes of arrays, in all
    /// @param nodes of blocks, counted as often as the blocks are used
    public Budget(long bytes, long nodes) {
        this.bytes = bytes;
        this.nodes = nodes;
    }

    /// Counts an array that is about to be made.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with code `TEXT_LIMIT`, without a place
    public void takeArray(Shape shape, int bytesEach) {
        if (shape.elements() > (bytes - bytesMade) / bytesEach) {
            throw limit("an array of shape " + shape + " takes "
                            + size((double) shape.elements() * (double) bytesEach)
                            + "; all arrays that a text makes may have " + size((double) bytes))
                    .hint("keep large arrays in a file: weights w = \"large.npz\"")
                    .asException();
        }
        bytesMade += shape.elements() * bytesEach;
    }

    /// Counts a node of a block that is about to be made; the others the text spells out one by one.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with code `TEXT_LIMIT`, without a place
    public void takeNode() {
        if (nodesMade == nodes) {
            throw limit(String.format(Locale.ROOT, "the blocks of the text make more than %,d nodes", nodes))
                    .asException();
        }
        nodesMade++;
    }

    /// Counts edges that are about to be made.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with code `TEXT_LIMIT` and without a place, if it is more
    public void takeEdges(long count) {
        if (count > EDGES - edgesMade) {
            throw limit(String.format(Locale.ROOT, "the text makes more than %,d edges", EDGES))
                    .asException();
        }
        edgesMade += count;
    }

    static Diagnostic limit(String message) {
        return Diagnostic.of(Code.TEXT_LIMIT, message);
    }

    private static String size(double amount) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        double shown = amount;
        int unit = 0;
        while (shown >= 1024 && unit < units.length - 1) {
            shown /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, shown == Math.rint(shown) ? "%.0f" : "%.1f", shown);
        return number + " " + units[unit];
    }
}
