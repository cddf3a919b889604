package io.nir4j.dsl.build;

import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.value.Computed;
import io.nir4j.model.Edge;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph under construction.
final class Draft {
    final Map<String, Part> nodes = new LinkedHashMap<>();
    final List<Edge> edges = new ArrayList<>();
    final Map<String, Value.Tree> nodeMetadata = new LinkedHashMap<>();
    final Map<String, Value> metadata = new LinkedHashMap<>();

    /// A node under construction.
    sealed interface Part {
        /// True for an Input, or for an Output.
        default boolean isPort(boolean isInput) {
            return switch (this) {
                case Known(var node) -> isInput ? node instanceof Input : node instanceof Output;
                case OpenPort port -> port.isInput() == isInput;
                case OpenLayer _, Inner _ -> false;
            };
        }
    }

    /// A node of which everything is known.
    record Known(Node node) implements Part {}

    /// An Input or Output whose shape follows from its neighbours.
    record OpenPort(boolean isInput) implements Part {}

    /// A primitive that works element by element and has numbers without a shape, which take that of the layer.
    ///
    /// @param arguments the value of each field that is given
    record OpenLayer(Schema<?> schema, Map<String, Argument> arguments) implements Part {}

    /// A nested graph.
    record Inner(Draft draft) implements Part {}

    /// What a field is set to, and where.
    record Argument(Computed value, Span span) {}

    /// True when every size inside is known.
    boolean isComplete() {
        return nodes.values().stream().allMatch(part -> switch (part) {
            case Known _ -> true;
            case OpenPort _, OpenLayer _ -> false;
            case Inner(var draft) -> draft.isComplete();
        });
    }

    boolean has(boolean isInput) {
        return nodes.values().stream().anyMatch(part -> part.isPort(isInput));
    }
}
