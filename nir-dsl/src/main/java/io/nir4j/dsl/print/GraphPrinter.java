package io.nir4j.dsl.print;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the statements of one graph, and of those nested in it.
final class GraphPrinter {
    private static final String METADATA = "metadata";

    private final Values values;
    private final NodePrinter nodes;
    private final StringBuilder text;

    GraphPrinter(ArrayTexts arrays, StringBuilder text) {
        this.values = new Values(arrays);
        this.nodes = new NodePrinter(values);
        this.text = text;
    }

    /// A statement with metadata of the graph, if there are any.
    void metadata(Value.Tree metadata, String within) {
        if (!metadata.isEmpty()) {
            text.append(METADATA)
                    .append(' ')
                    .append(values.tree(metadata, within + METADATA))
                    .append('\n');
        }
    }

    /// The nodes and edges.
    ///
    /// @param within the names of the graphs around, each with `/` behind it
    void body(Graph graph, String within) {
        SignalFlow flow = SignalFlow.of(graph);
        Set<String> inChains = outputsInChains(graph);
        List<String> names = flow.order().stream()
                .map(flow::name)
                .filter(name -> graph.node(name).isPresent())
                .filter(name -> !inChains.contains(name))
                .toList();
        names.stream()
                .filter(name -> graph.nodes().get(name) instanceof Input)
                .sorted(new NaturalOrder())
                .forEach(name -> node(graph, name, within));
        names.stream()
                .filter(name -> !(graph.nodes().get(name) instanceof Input))
                .forEach(name -> node(graph, name, within));
        edges(graph, flow, inChains);
    }

    /// Outputs that have nothing but a shape, so that the edge to them can declare them.
    private static Set<String> outputsInChains(Graph graph) {
        return graph.edges().stream()
                .map(edge -> edge.target())
                .filter(name -> graph.nodes().get(name) instanceof Output output
                        && graph.metadata(name).isEmpty()
                        && NodePrinter.port(name, output).isPresent())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void node(Graph graph, String name, String within) {
        Node node = graph.node(name).orElseThrow();
        Optional<String> port = NodePrinter.port(name, node);
        if (port.isPresent()) {
            text.append(port.get());
        } else if (node instanceof Graph nested) {
            text.append(Quoted.name(name)).append(" = {\n");
            metadata(nested.metadata(), within + name + "/");
            body(nested, within + name + "/");
            text.append("}\n");
            return;
        } else {
            text.append(Quoted.name(name)).append(" = ").append(nodes.text(node, within + name));
        }
        Value.Tree metadata = graph.metadata(name);
        if (!metadata.isEmpty()) {
            text.append(' ').append(METADATA).append(' ');
            text.append(values.tree(metadata, within + name + "." + METADATA));
        }
        text.append('\n');
    }

    /// @param undeclared outputs that are declared where a chain first comes to them
    private void edges(Graph graph, SignalFlow flow, Set<String> undeclared) {
        List<List<List<String>>> chains = EdgeChains.of(flow);
        text.append(chains.isEmpty() || graph.nodes().isEmpty() ? "" : "\n");
        for (List<List<String>> chain : chains) {
            text.append(chain.stream()
                            .map(group -> group(graph, group, undeclared))
                            .collect(Collectors.joining(" -> ")))
                    .append('\n');
        }
    }

    private static String group(Graph graph, List<String> names, Set<String> undeclared) {
        String ends = names.stream()
                .map(name -> undeclared.remove(name)
                        ? NodePrinter.port(name, graph.node(name).orElseThrow()).orElseThrow()
                        : Quoted.name(name))
                .collect(Collectors.joining(", "));
        return names.size() == 1 ? ends : "{" + ends + "}";
    }
}
