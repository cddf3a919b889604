package io.nir4j.model.diagnostic;

import java.util.Optional;

/// Where a finding lies, as closely as it is known.
///
/// @param file the file as the user named it
/// @param path the path inside the file, such as `/node/nodes/lif1/tau`, or `line:column` of a text
/// @param node the name of the node, with the names of the graphs around it: `block/lif1`
/// @param field the name of the node's field
/// @param excerpt the line of a text
public record Place(
        Optional<String> file,
        Optional<String> path,
        Optional<String> node,
        Optional<String> field,
        Optional<Excerpt> excerpt) {
    /// No place is known.
    public static final Place UNKNOWN =
            new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// A node by name.
    public static Place node(String name) {
        return UNKNOWN.withNode(name);
    }

    /// A file as a whole.
    public static Place file(String name) {
        return UNKNOWN.withFile(name);
    }

    /// A path inside a file that somebody further out will name.
    public static Place path(String path) {
        return UNKNOWN.withPath(path);
    }

    public Place withFile(String name) {
        return new Place(Optional.of(name), path, node, field, excerpt);
    }

    public Place withPath(String inside) {
        return new Place(file, Optional.of(inside), node, field, excerpt);
    }

    public Place withNode(String name) {
        return new Place(file, path, Optional.of(name), field, excerpt);
    }

    public Place withField(String name) {
        return new Place(file, path, node, Optional.of(name), excerpt);
    }

    /// This place as the line of a text, `line:column` being the path.
    public Place withExcerpt(Excerpt shown) {
        return new Place(file, Optional.of(shown.line() + ":" + shown.column()), node, field, Optional.of(shown));
    }

    /// This place as seen from inside the nested graph `graph`.
    public Place within(String graph) {
        return withNode(node.map(inner -> graph + "/" + inner).orElse(graph));
    }

    /// `net.snn:4:22` or `net.nir:/node/nodes/lif1/tau`, as much of it as is known; empty when nothing is.
    @Override
    public String toString() {
        String inside = path.or(() -> node.map(n -> field.map(f -> n + "." + f).orElse(n)))
                .orElse("");
        String separator = file.isPresent() && !inside.isEmpty() ? ":" : "";
        return file.orElse("") + separator + inside;
    }
}
