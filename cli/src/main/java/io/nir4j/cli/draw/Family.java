package io.nir4j.cli.draw;

import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import java.util.Locale;

/// Nodes that look alike in a drawing because they do alike things.
enum Family {
    /// Where signals enter and leave.
    PORT("#e3f4ec", "#2b8a66", "#15352a", "#4fbf92"),
    /// Multiply by parameters.
    WEIGHTS("#e7effc", "#3d6cc4", "#1b2d4e", "#7ba2ec"),
    /// Have a state, or spike.
    NEURON("#fdf0dc", "#c47a1c", "#3d2c12", "#e0a24a"),
    /// Move signals in space or time.
    SHAPE("#f2eafb", "#8558be", "#322548", "#b794e6"),
    /// A graph of its own.
    NESTED("#f6f7f9", "#8a94a3", "#1a1f27", "#5d6878"),
    /// Carried, not understood.
    OPAQUE("#f1f3f5", "#868e96", "#22272e", "#8b949e"),
    /// Named by an edge, but not there.
    MISSING("#fdeaea", "#d03b3b", "#3c1e1e", "#f07171");

    private final String fill;
    private final String line;
    private final String darkFill;
    private final String darkLine;

    Family(String fill, String line, String darkFill, String darkLine) {
        this.fill = fill;
        this.line = line;
        this.darkFill = darkFill;
        this.darkLine = darkLine;
    }

    static Family of(Node node) {
        return switch (node) {
            case Input _, Output _ -> PORT;
            case Affine _, Conv1d _, Conv2d _, Linear _, Scale _ -> WEIGHTS;
            case CubaLI _, CubaLIF _, I _, IF _, LI _, LIF _, Threshold _ -> NEURON;
            case AvgPool2d _, Delay _, Flatten _, SumPool2d _ -> SHAPE;
            case Graph _ -> NESTED;
            case Opaque _ -> OPAQUE;
        };
    }

    /// The colour of the area, on light paper.
    String fill() {
        return fill;
    }

    /// The colour of the border, on light paper.
    String line() {
        return line;
    }

    /// The colour of the area, on dark paper.
    String darkFill() {
        return darkFill;
    }

    /// The colour of the border, on dark paper.
    String darkLine() {
        return darkLine;
    }

    /// True for what is not a node that this version understands.
    boolean dashed() {
        return this == OPAQUE || this == MISSING;
    }

    /// `neuron`; the style sheet of the SVG and the classes of the Mermaid chart use it.
    String cssClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
