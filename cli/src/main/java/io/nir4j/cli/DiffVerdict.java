package io.nir4j.cli;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.dialects.diff.Difference;
import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.dialects.diff.GraphDiff;
import io.nir4j.dialects.diff.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The first sentence about a comparison: whether the networks differ, and by how much.
final class DiffVerdict {
    private final GraphDiff diff;

    private DiffVerdict(GraphDiff diff) {
        this.diff = diff;
    }

    static String of(GraphDiff diff) {
        return new DiffVerdict(diff).text();
    }

    private String text() {
        if (diff.isEqual(true)) {
            return "They are equal" + (diff.differences().isEmpty() ? "." : " within the tolerance.");
        }
        if (diff.isEqual(false)) {
            return "They are equal but for the names of " + Figures.count(count(Renamed.class), "node") + ".";
        }
        String first = diff.meansTheSame() ? "They mean the same and are written differently: " : "They differ: ";
        return first + structure() + parts() + ".";
    }

    private String structure() {
        boolean same = count(OnlyIn.class) + count(EdgeOnlyIn.class) == 0;
        return same ? "the same nodes and edges, but " : "";
    }

    private String parts() {
        List<String> parts = new ArrayList<>();
        for (Side side : Side.values()) {
            add(parts, count(OnlyIn.class, node -> node.side() == side), "node", "only in " + side);
        }
        add(parts, count(OtherType.class), "node", "of another type");
        for (Side side : Side.values()) {
            add(parts, count(EdgeOnlyIn.class, edge -> edge.side() == side), "edge", "only in " + side);
        }
        add(parts, count(OtherField.class, OtherField::changesMeaning), "parameter", "with other values or shapes");
        add(parts, count(OtherField.class, field -> !field.changesMeaning()), "parameter", "written differently");
        add(parts, count(Renamed.class), "node", "of another name");
        add(parts, count(OtherMetadata.class), "note", "in the metadata");
        if (parts.isEmpty()) {
            return "one of them nests what the other writes flat";
        }
        int last = parts.size() - 1;
        return last == 0 ? parts.getFirst() : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static void add(List<String> parts, long count, String noun, String rest) {
        if (count > 0) {
            parts.add(Figures.count(count, noun) + " " + rest);
        }
    }

    private long count(Class<? extends Difference> kind) {
        return count(kind, difference -> true);
    }

    private <D extends Difference> long count(Class<D> kind, Predicate<D> which) {
        return diff.differences().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .count();
    }
}
