package io.nir4j.dsl.print;

import io.nir4j.dsl.format.Layout;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Writes graphs as texts that people read and that read back as the same graph, bit for bit.
///
/// ```java
/// Printed printed = Printer.print(graph, PrintOptions.sidecar("net.snn.npz"));
/// ```
public final class Printer {
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String ELIDED =
            "// Large arrays were left out: only nir convert --weights makes a network of this text.\n";

    private Printer() {}

    /// The text of `graph`, sound or not, and the arrays that the text leaves to another file.
    ///
    /// Whatever the options, an array of more than 32 axes goes there.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if arrays of bool hold other bytes than 0 and 1, or if
    ///     graphs in graphs, or maps in maps, nest deeper than a text may
    public static Printed print(Graph graph, PrintOptions options) {
        String weights = nameNotIn(graph);
        ArrayTexts arrays = new ArrayTexts(options, weights);
        StringBuilder metadata = new StringBuilder();
        StringBuilder body = new StringBuilder();
        boolean hasHeader = graph.metadata().get(NAME).orElse(Value.Tree.EMPTY) instanceof Value.Text(var name)
                && Quoted.isIdentifier(name);
        new GraphPrinter(arrays, metadata).metadata(hasHeader ? withoutHeader(graph.metadata()) : graph.metadata(), "");
        new GraphPrinter(arrays, body).body(graph, "");
        arrays.findings().throwIfErrors();

        StringBuilder text = new StringBuilder(arrays.hasElided() ? ELIDED : "");
        text.append(hasHeader ? header(graph.metadata()) : "");
        if (!arrays.annex().arrays().isEmpty()) {
            text.append("weights " + weights + " = " + Quoted.text(options.sidecar()) + "\n");
        }
        text.append(metadata);
        text.append(text.isEmpty() ? "" : "\n").append(body);
        Nesting.check(text);
        return new Printed(Layout.of(text.toString()), arrays.annex().arrays());
    }

    private static String header(Value.Tree metadata) {
        StringBuilder header = new StringBuilder("network");
        for (String key : new String[] {NAME, DESCRIPTION}) {
            if (metadata.get(key).orElse(Value.Tree.EMPTY) instanceof Value.Text(var text)) {
                header.append(' ').append(key.equals(NAME) ? text : Quoted.text(text));
            }
        }
        return header.append('\n').toString();
    }

    private static Value.Tree withoutHeader(Value.Tree metadata) {
        Map<String, Value> rest = new LinkedHashMap<>(metadata.entries());
        rest.remove(NAME);
        if (rest.get(DESCRIPTION) instanceof Value.Text) {
            rest.remove(DESCRIPTION);
        }
        return new Value.Tree(rest);
    }

    /// `w`, or another name where a node is called so.
    private static String nameNotIn(Graph graph) {
        Set<String> taken = new HashSet<>();
        collectNames(graph, taken);
        String name = "w";
        for (int i = 1; taken.contains(name); i++) {
            name = "w" + i;
        }
        return name;
    }

    private static void collectNames(Graph graph, Set<String> names) {
        graph.nodes().forEach((name, node) -> {
            names.add(name);
            if (node instanceof Graph nested) {
                collectNames(nested, names);
            }
        });
    }
}
