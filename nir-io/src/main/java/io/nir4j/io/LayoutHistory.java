package io.nir4j.io;

import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings what a file holds up to the present layout, `{version, node}` with `node` a graph, and says each step.
///
/// | layout | what differs |
/// |---|---|
/// | 0.0.1 to 0.0.3 | `nodes` and `edges` at the root; `Linear` may have a bias; `Conv`; `weights`, `v_th` |
/// | to 0.0.6 | edges are integers: the names of the nodes, read as numbers; Output has no shape |
/// | to 0.1 | no `version` |
///
/// Fields that were renamed or added later are the schemas' business; here they are only mentioned.
final class LayoutHistory {
    private final Findings findings;

    private LayoutHistory(Findings findings) {
        this.findings = findings;
    }

    /// The graph's tree, and where it lies in the file.
    record Present(Optional<String> version, Value.Tree node, String path) {}

    /// Brings `root`, all that a file holds, up to date.
    ///
    /// @param findings receives a note for each step, and a warning for what lies beside the network
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is no graph in `root`
    static Present upgrade(Value.Tree root, Findings findings) {
        return new LayoutHistory(findings).present(root);
    }

    private Present present(Value.Tree root) {
        Optional<String> version = version(root);
        if (root.get("node").isPresent()) {
            warnBeside(root, List.of("node", "version"));
            return new Present(version, graph(nodeOf(root), "/node"), "/node");
        }
        if (root.get("nodes").isPresent() && root.get("edges").isPresent()) {
            note("/", "the layout is that of NIR 0.0.1 to 0.0.3: the graph lies at the root");
            Map<String, Value> entries = new LinkedHashMap<>(root.entries());
            entries.remove("version");
            return new Present(version, graph(new Value.Tree(entries), ""), "");
        }
        throw notANetwork("/", "found " + contents(root) + ", expected a group 'node' with the network");
    }

    private Optional<String> version(Value.Tree root) {
        if (root.get("version").orElse(Value.Tree.EMPTY) instanceof Value.Text(var version)) {
            return Optional.of(version);
        }
        note(
                "/version",
                root.get("version")
                        .map(found -> "expected the version as text, found " + found.describe())
                        .orElse("the file does not say which version of NIR wrote it"));
        return Optional.empty();
    }

    private void warnBeside(Value.Tree root, List<String> known) {
        root.entries().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        findings.add(Diagnostic.of(Code.UNKNOWN_FIELD, "lies beside the network and is not kept")
                                .as(Severity.WARNING)
                                .at(Place.path("/" + name))));
    }

    private Value.Tree nodeOf(Value.Tree root) {
        if (!(root.get("node").orElseThrow() instanceof Value.Tree node)) {
            throw notANetwork(
                    "/node",
                    "found " + root.get("node").orElseThrow().describe() + ", expected a group with the network");
        }
        Optional<Value> type = node.get("type");
        if (type.isPresent() && !type.get().equals(new Value.Text(Graph.TYPE))) {
            throw notANetwork(
                    "/node", "the file holds a single node, " + type.get().describe() + ", not a graph");
        }
        if (node.get("nodes").isEmpty()) {
            throw notANetwork("/node", "found " + contents(node) + ", expected a group 'nodes'");
        }
        return node;
    }

    private static String contents(Value.Tree tree) {
        List<String> names = tree.entries().keySet().stream().sorted().toList();
        String listed = String.join("', '", names.subList(0, Math.min(5, names.size())));
        return names.isEmpty() ? "nothing" : "'" + listed + (names.size() > 5 ? "', ..." : "'");
    }

    private Value.Tree graph(Value.Tree graph, String path) {
        Map<String, Value> entries = new LinkedHashMap<>(graph.entries());
        entries.computeIfPresent("nodes", (_, nodes) -> nodes(nodes, path + "/nodes"));
        entries.computeIfPresent("edges", (_, edges) -> edges(edges, path + "/edges"));
        entries.computeIfPresent(
                "nodes",
                (_, nodes) -> nodes instanceof Value.Tree named
                        ? withOutputShapes(
                                named, new OutputShapes(named, Optional.ofNullable(entries.get("edges"))), path)
                        : nodes);
        entries.putIfAbsent("type", new Value.Text(Graph.TYPE));
        return new Value.Tree(entries);
    }

    private Value.Tree withOutputShapes(Value.Tree nodes, OutputShapes shapes, String path) {
        Map<String, Value> upgraded = new LinkedHashMap<>(nodes.entries());
        upgraded.replaceAll((name, node) -> isOutputWithoutShape(node)
                ? shapes.of(name)
                        .<Value>map(shape -> outputOf(shape, path + "/nodes/" + name))
                        .orElse(node)
                : node);
        return new Value.Tree(upgraded);
    }

    private static boolean isOutputWithoutShape(Value node) {
        return node instanceof Value.Tree fields
                && fields.entries().keySet().equals(Set.of("type"))
                && fields.entries().containsValue(new Value.Text("Output"));
    }

    private Value.Tree outputOf(Value shape, String path) {
        note(path, "the Output does not state its shape, as before NIR 0.1; it is that of its source");
        return new Value.Tree(Map.of("type", new Value.Text("Output"), "shape", shape));
    }

    private Value nodes(Value nodes, String path) {
        if (!(nodes instanceof Value.Tree(var named))) {
            return nodes;
        }
        Map<String, Value> upgraded = new LinkedHashMap<>();
        named.forEach((name, node) -> upgraded.put(
                name,
                node instanceof Value.Tree tree && tree.get("type").orElse(node) instanceof Value.Text(var type)
                        ? node(type, tree, path + "/" + name)
                        : node));
        return new Value.Tree(upgraded);
    }

    private Value.Tree node(String type, Value.Tree node, String path) {
        if (type.equals(Graph.TYPE)) {
            return graph(node, path);
        }
        String present = presentType(type, node);
        if (!present.equals(type)) {
            note(path, "'" + type + "' of an early version is read as " + present);
        }
        Node.schema(present).ifPresent(schema -> noteOlderNames(schema, node, path));
        Map<String, Value> entries = new LinkedHashMap<>(node.entries());
        entries.put("type", new Value.Text(present));
        return new Value.Tree(entries);
    }

    /// Linear had a bias before Affine came; a convolution did not say over how many axes.
    private static String presentType(String type, Value.Tree node) {
        return switch (type) {
            case "Linear" -> node.get("bias").isPresent() ? "Affine" : type;
            case "Conv" -> {
                Value weight = node.get("weight").or(() -> node.get("weights")).orElse(node);
                int rank = weight instanceof Value.Numbers(var tensor)
                        ? tensor.shape().rank()
                        : 0;
                yield rank == 3 ? "Conv1d" : rank == 4 ? "Conv2d" : type;
            }
            default -> type;
        };
    }

    private void noteOlderNames(Schema<?> schema, Value.Tree node, String path) {
        for (Field<?, ?> field : schema.fields()) {
            field.nameIn(node)
                    .filter(name -> !name.equals(field.name()))
                    .ifPresent(name ->
                            note(path + "/" + name, "is an older name of '" + field.name() + "' and read as such"));
        }
    }

    /// The first versions numbered the nodes.
    private Value edges(Value edges, String path) {
        if (!(edges instanceof Value.Numbers(var numbers))
                || numbers.elements() == 0
                || numbers.elements() > Integer.MAX_VALUE
                || !numbers.dtype().isInteger()) {
            return edges;
        }
        note(path, "edges are numbers, as before NIR 0.1; they are read as names of nodes");
        return new Value.Texts(numbers.shape(), names(numbers));
    }

    private static List<String> names(Tensor numbers) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < numbers.elements(); i++) {
            names.add(Long.toString(numbers.getLong(i)));
        }
        return names;
    }

    private void note(String path, String message) {
        findings.add(
                Diagnostic.of(Code.NOT_A_NETWORK, message).as(Severity.NOTE).at(Place.path(path)));
    }

    private static RuntimeException notANetwork(String path, String message) {
        return Diagnostic.of(Code.NOT_A_NETWORK, message).at(Place.path(path)).asException();
    }
}
