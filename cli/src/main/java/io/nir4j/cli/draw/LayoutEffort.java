package io.nir4j.cli.draw;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;

/// How much work it is to lay out a picture in layers.
///
/// An arrow takes a place in every layer that it passes, so a few hundred long arrows cost more than thousands of
/// boxes in a chain.
final class LayoutEffort {
    /// Takes seconds; far beyond, minutes, and nobody could read the result.
    static final int MOST_BOXES = 2000;

    static final int MOST_PLACES = 100_000;

    private LayoutEffort() {}

    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the picture is too large
    static void check(Picture picture) {
        if (picture.size() > MOST_BOXES) {
            throw tooLarge("an SVG shows at most " + Totals.counted(MOST_BOXES, "node") + ", this network has "
                    + Totals.counted(picture.size(), "node"));
        }
        long places = places(picture);
        if (places > MOST_PLACES) {
            throw tooLarge("the edges of this network are too long for an SVG: laid out, they and the nodes take "
                    + Totals.counted(places, "place") + "; at most " + Totals.counted(MOST_PLACES, "place")
                    + " can be drawn");
        }
    }

    private static long places(Picture picture) {
        int[] layer = new int[picture.boxes().size()];
        long places = layer.length;
        // Arrows are sorted by source, and boxes stand behind their sources.
        for (Arrow arrow : picture.arrows()) {
            if (!arrow.leadsBack()) {
                layer[arrow.target()] = Math.max(layer[arrow.target()], layer[arrow.source()] + 1);
            }
        }
        for (Arrow arrow : picture.arrows()) {
            places += Math.abs(layer[arrow.target()] - layer[arrow.source()]);
        }
        for (Box box : picture.boxes()) {
            places += box.inside().map(LayoutEffort::places).orElse(0L);
        }
        return places;
    }

    private static RuntimeException tooLarge(String message) {
        return Diagnostic.of(Code.TOO_LARGE_TO_DRAW, message)
                .hint("write a .dot file and draw it with Graphviz: sfdp -Tsvg net.dot -o net.svg")
                .asException();
    }
}
