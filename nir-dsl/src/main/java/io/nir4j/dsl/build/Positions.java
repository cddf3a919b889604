package io.nir4j.dsl.build;

import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where in its text everything of a network stands.
public final class Positions {
    private final SourceText source;
    private final Map<String, Span> nodes = new HashMap<>();
    private final Map<String, Span> mentions = new HashMap<>();
    private final Map<Parameter, Span> fields = new HashMap<>();

    /// A field of a node.
    private record Parameter(String node, String field) {}

    Positions(SourceText source) {
        this.source = source;
    }

    void node(String path, Span span) {
        nodes.put(path, span);
    }

    /// An edge names a node, which may be defined elsewhere or nowhere.
    void mention(String path, Span span) {
        mentions.putIfAbsent(path, span);
    }

    void field(String node, String field, Span span) {
        fields.put(new Parameter(node, field), span);
    }

    /// Where the node of this path, such as `block/lif1`, is defined.
    Optional<Span> node(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    /// The finding, with the lines of the text that its nodes and fields stand in.
    public Diagnostic locate(Diagnostic finding) {
        return finding.at(this::locate);
    }

    private Place locate(Place place) {
        if (place.excerpt().isPresent() || place.node().isEmpty()) {
            return place;
        }
        String node = place.node().get();
        Optional<Span> span = place.field()
                .map(field -> fields.get(new Parameter(node, field)))
                .or(() -> node(node))
                .or(() -> Optional.ofNullable(mentions.get(node)));
        return span.map(source::place).map(line -> merged(place, line)).orElse(place);
    }

    private static Place merged(Place place, Place line) {
        Place located = place.withExcerpt(line.excerpt().orElseThrow());
        return line.file().map(located::withFile).orElse(located);
    }
}
