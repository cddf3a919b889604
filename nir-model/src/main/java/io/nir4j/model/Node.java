package io.nir4j.model;

import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A node of a network: a primitive with its parameters, a nested [Graph], or a type carried unread ([Opaque]).
///
/// A node knows neither its name nor its metadata: the graph around it does. It knows its shapes, because they
/// follow from its parameters; batch and time are never part of them.
///
/// To add a primitive: the record, and its two lines here. javac then names every switch that must learn it.
public sealed interface Node
        permits Affine,
                AvgPool2d,
                Conv1d,
                Conv2d,
                CubaLI,
                CubaLIF,
                Delay,
                Flatten,
                Graph,
                I,
                IF,
                Input,
                LI,
                LIF,
                Linear,
                Opaque,
                Output,
                Scale,
                SumPool2d,
                Threshold {

    /// The schemas of all primitives that are plain records, by name; a graph and an opaque node have none.
    static List<Schema<?>> schemas() {
        return List.of(
                Affine.SCHEMA,
                AvgPool2d.SCHEMA,
                Conv1d.SCHEMA,
                Conv2d.SCHEMA,
                CubaLI.SCHEMA,
                CubaLIF.SCHEMA,
                Delay.SCHEMA,
                Flatten.SCHEMA,
                I.SCHEMA,
                IF.SCHEMA,
                Input.SCHEMA,
                LI.SCHEMA,
                LIF.SCHEMA,
                Linear.SCHEMA,
                Output.SCHEMA,
                Scale.SCHEMA,
                SumPool2d.SCHEMA,
                Threshold.SCHEMA);
    }

    /// The schema of the primitive with this name in files.
    static Optional<Schema<?>> schema(String type) {
        return schemas().stream().filter(schema -> schema.type().equals(type)).findFirst();
    }

    /// The name of the type in files, such as `LIF`.
    String type();

    /// The shape this node takes, as far as its own parameters determine it.
    ///
    /// Empty when it depends on the neighbours: pools, and neurons whose parameters have one element each.
    /// Unless a primitive says otherwise, it works element by element on the shape of its parameters.
    default Optional<Shape> input() {
        return Elementwise.of(this).full();
    }

    /// For a node that works element by element, so that it gives the shape it takes: the shape that its parameters
    /// have in common. The node takes that shape, or any that it broadcasts to. Empty for other nodes.
    default Optional<Shape> elementwise() {
        return switch (this) {
            case CubaLI _, CubaLIF _, Delay _, I _, IF _, LI _, LIF _, Scale _, Threshold _ ->
                Optional.of(Elementwise.of(this).common());
            case Affine _,
                    AvgPool2d _,
                    Conv1d _,
                    Conv2d _,
                    Flatten _,
                    Graph _,
                    Input _,
                    Linear _,
                    Opaque _,
                    Output _,
                    SumPool2d _ -> Optional.empty();
        };
    }

    /// The shape this node gives for an input of shape `input`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it cannot take such an input; the message says why
    default Shape output(Shape input) {
        return Elementwise.of(this).output(input);
    }
}
