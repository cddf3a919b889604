package io.nir4j.dialects.export;

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
import java.util.Optional;

/// The kinds of neuron, by what they are made of.
enum Cell {
    INTEGRATOR("I", false, false, false),
    INTEGRATE_AND_FIRE("IF", false, false, true),
    LEAKY("LI", true, false, false),
    LEAKY_AND_FIRE("LIF", true, false, true),
    CURRENT_LEAKY("CubaLI", true, true, false),
    CURRENT_LEAKY_AND_FIRE("CubaLIF", true, true, true);

    private final String type;
    private final boolean leaks;
    private final boolean synaptic;
    private final boolean spikes;

    Cell(String type, boolean leaks, boolean synaptic, boolean spikes) {
        this.type = type;
        this.leaks = leaks;
        this.synaptic = synaptic;
        this.spikes = spikes;
    }

    /// The kind of `node`, if it is a neuron.
    static Optional<Cell> of(Node node) {
        return switch (node) {
            case I _ -> Optional.of(INTEGRATOR);
            case IF _ -> Optional.of(INTEGRATE_AND_FIRE);
            case LI _ -> Optional.of(LEAKY);
            case LIF _ -> Optional.of(LEAKY_AND_FIRE);
            case CubaLI _ -> Optional.of(CURRENT_LEAKY);
            case CubaLIF _ -> Optional.of(CURRENT_LEAKY_AND_FIRE);
            case Affine _,
                    AvgPool2d _,
                    Conv1d _,
                    Conv2d _,
                    Delay _,
                    Flatten _,
                    Graph _,
                    Input _,
                    Linear _,
                    Opaque _,
                    Output _,
                    Scale _,
                    SumPool2d _,
                    Threshold _ -> Optional.empty();
        };
    }

    /// The type of node in files.
    String type() {
        return type;
    }

    /// Whether the membrane decays.
    boolean leaks() {
        return leaks;
    }

    /// Whether the input goes through a synaptic current first.
    boolean synaptic() {
        return synaptic;
    }

    /// Whether there is a threshold.
    boolean spikes() {
        return spikes;
    }
}
