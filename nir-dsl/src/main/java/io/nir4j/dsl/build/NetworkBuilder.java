package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Inner;
import io.nir4j.dsl.build.Draft.Known;
import io.nir4j.dsl.build.Draft.OpenLayer;
import io.nir4j.dsl.build.Draft.OpenPort;
import io.nir4j.dsl.build.Draft.Part;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.dsl.value.Names;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a graph of the statements of a text.
public final class NetworkBuilder {
    private final Workshop workshop;
    private final PrimitiveReader primitives;

    private NetworkBuilder(Workshop workshop) {
        this.workshop = workshop;
        this.primitives = new PrimitiveReader(workshop);
    }

    /// A graph, where its nodes stand in the text, and the names that its tests may use.
    public record Built(Graph graph, Positions positions, Names names) {}

    /// The graph that `statements` describe.
    ///
    /// @param files opens the files of arrays that the text names
    /// @throws InvalidNetwork with all faults found
    public static Built build(List<Statement> statements, SourceText source, ArrayFiles files) {
        Findings findings = new Findings();
        Workshop workshop = Workshop.of(source, files, findings);
        Scope scope = new Scope();
        Draft draft = new BodyReader(workshop, new Blocks(workshop), scope, "").read(statements);
        workshop.throwIfErrors();
        Graph graph = new NetworkBuilder(workshop).complete(draft);
        workshop.throwIfErrors();
        return new Built(graph, workshop.positions(), scope);
    }

    private Graph complete(Draft draft) {
        if (draft.isComplete()) {
            return graph(draft, "", Optional.empty());
        }
        // What a mistyped name leaves open is not worth another word.
        new LooseEnds(workshop).report(draft, "");
        workshop.throwIfErrors();
        Sizes.Found sizes = Sizes.infer(draft, primitives, workshop.positions());
        workshop.throwIfErrors();
        return graph(draft, "", Optional.of(sizes));
    }

    /// @param sizes absent where none is open
    private Graph graph(Draft draft, String prefix, Optional<Sizes.Found> sizes) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        draft.nodes.forEach((name, part) -> node(part, prefix + name, sizes).ifPresent(node -> nodes.put(name, node)));
        draft.nodeMetadata.keySet().retainAll(nodes.keySet());
        return new Graph(nodes, draft.edges, draft.nodeMetadata, new Value.Tree(draft.metadata));
    }

    private Optional<Node> node(Part part, String path, Optional<Sizes.Found> sizes) {
        return switch (part) {
            case Known(var node) -> Optional.of(node);
            case Inner(var draft) -> Optional.of(graph(draft, path + "/", sizes));
            case OpenPort(var isInput) -> size(path, sizes).map(shape -> BodyReader.port(isInput, shape));
            case OpenLayer(var schema, var arguments) ->
                size(path, sizes)
                        .flatMap(shape -> primitives.make(schema, arguments, Optional.of(shape), span(path), path));
        };
    }

    private Optional<Shape> size(String path, Optional<Sizes.Found> sizes) {
        Optional<Shape> size = sizes.flatMap(found -> found.at(path));
        if (size.isEmpty()) {
            workshop.report(
                    Diagnostic.of(
                                    Code.UNKNOWN_SHAPE,
                                    "the size of '" + path + "' does not follow from what it is connected with")
                            .hint("write it behind the name of the port, or of the primitive: LIF[512](...)"),
                    span(path));
        }
        return size;
    }

    private Span span(String path) {
        return workshop.positions().node(path).orElseThrow();
    }
}
