package io.nir4j.cli;

import io.nir4j.cli.GraphFacts.NodeFacts;
import io.nir4j.cli.GraphFacts.Size;
import io.nir4j.cli.GraphFacts.Source;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that `nir info` has found out about a file.
///
/// @param timeStep what the parameters imply, if they do
/// @param origin who probably wrote it
record NetworkInfo(
        String file,
        long fileBytes,
        GivenNetwork loaded,
        GraphFacts graph,
        Optional<TimeStep> timeStep,
        Origin origin,
        List<Diagnostic> findings) {

    /// The facts for [io.nir4j.cli.terminal.Json]; numbers of seconds, elements and bytes.
    Map<String, Object> toJson() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", file);
        facts.put("bytes", fileBytes);
        facts.put("format", loaded.format());
        facts.put("version", loaded.version());
        facts.put("parameters", graph.size().elements());
        facts.put("parameterBytes", graph.size().bytes());
        facts.put("timeStepSeconds", timeStep.map(TimeStep::seconds));
        facts.put("timeStepOrigin", timeStep.map(TimeStep::origin));
        facts.put("origin", OriginText.facts(origin));
        facts.putAll(graph(graph));
        facts.put("findings", FindingsText.facts(findings));
        return facts;
    }

    private static Map<String, Object> graph(GraphFacts graph) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("edges", graph.edges());
        facts.put("edgesThatCloseCycles", graph.lateEdges());
        facts.put("metadata", metadata(graph.metadata()));
        facts.put("nodes", graph.nodes().stream().map(NetworkInfo::node).toList());
        return facts;
    }

    private static Map<String, Object> node(NodeFacts node) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", node.name());
        facts.put("type", node.type());
        facts.put("input", node.input().map(NetworkInfo::dims));
        facts.put("output", node.output().map(NetworkInfo::dims));
        List<String> from = new ArrayList<>();
        for (Source source : node.sources()) {
            for (int edge = 0; edge < source.edges(); edge++) {
                from.add(source.name());
            }
        }
        facts.put("from", from);
        facts.put(
                "closesCycle",
                node.sources().stream().filter(Source::late).map(Source::name).toList());
        Size size = node.size();
        facts.put("parameters", size.elements());
        facts.put("parameterBytes", size.bytes());
        facts.put("dtypes", size.types().stream().map(DType::label).toList());
        facts.put("fields", node.fields().stream().map(NetworkInfo::field).toList());
        facts.put("metadata", metadata(node.metadata()));
        facts.put("graph", node.inside().map(NetworkInfo::graph));
        return facts;
    }

    private static Map<String, Object> field(FieldFacts field) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", field.name());
        if (field.value() instanceof Value.Numbers(var tensor)) {
            facts.put("dtype", tensor.dtype().label());
            facts.put("shape", dims(tensor.shape()));
            facts.put("lowest", field.range().map(FieldFacts.Range::low));
            facts.put("highest", field.range().map(FieldFacts.Range::high));
        } else {
            facts.put(
                    "value",
                    field.value() instanceof Value.Text(var text)
                            ? text
                            : field.value().describe());
        }
        return facts;
    }

    private static Map<String, Object> metadata(Value.Tree tree) {
        Map<String, Object> facts = new LinkedHashMap<>();
        tree.entries()
                .forEach((name, value) -> facts.put(
                        name,
                        switch (value) {
                            case Value.Text(var text) -> text;
                            case Value.Texts(var _, var texts) -> texts;
                            case Value.Tree nested -> metadata(nested);
                            case Value.Numbers(var tensor)
                            when tensor.elements() == 1 ->
                                tensor.dtype().isFloating() ? tensor.getDouble(0) : tensor.getLong(0);
                            case Value.Numbers _ -> value.describe();
                        }));
        return facts;
    }

    private static List<Long> dims(Shape shape) {
        return Arrays.stream(shape.toArray()).boxed().toList();
    }
}
