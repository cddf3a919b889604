package io.nir4j.dialects.importing;

import io.nir4j.model.Affine;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A nested recurrent layer of four nodes whose Input leads to the recurrent matrix: its writers mean the neurons.
///
/// Read as NIR, the input would pass the matrix that the spikes pass, which nobody trains, but which is a network all
/// the same. So it takes evidence: the matrix is called `w_rec`, or the user names the author.
final class InputPastRecurrence {
    static final Remedy REMEDY = Remedy.normalisation(
            "input-past-recurrence",
            "In a nested graph of Input, neurons, recurrent matrix and Output the Input leads to the matrix, as Spyx"
                    + " and snnTorch write it: it leads to the neurons, if the matrix is called w_rec or the author"
                    + " named.",
            "Spyx, src/spyx/nir.py writes RIF, RLIF and RCuBaLIF so; snnTorch, import_nir.py, _create_rnn_subgraph;"
                    + " both read the input as that of the neurons",
            List.of("spyx", "snntorch"),
            InputPastRecurrence::apply);

    private static final String RECURRENT = "w_rec";

    private InputPastRecurrence() {}

    private static void apply(Operation operation) {
        Graph graph = operation.graph();
        if (operation.isRoot() || graph.nodes().size() != 4) {
            return;
        }
        List<String> inputs = named(graph, Input.class::isInstance);
        List<String> outputs = named(graph, Output.class::isInstance);
        List<String> neurons =
                named(graph, node -> node instanceof LIF || node instanceof CubaLIF || node instanceof IF);
        List<String> matrices = named(graph, node -> node instanceof Affine || node instanceof Linear);
        if (inputs.size() == 1 && outputs.size() == 1 && neurons.size() == 1 && matrices.size() == 1) {
            correct(inputs.getFirst(), matrices.getFirst(), neurons.getFirst(), outputs.getFirst(), operation);
        }
    }

    private static List<String> named(Graph graph, Predicate<Node> isMeant) {
        return graph.nodes().entrySet().stream()
                .filter(entry -> isMeant.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void correct(String input, String matrix, String neurons, String output, Operation operation) {
        Graph graph = operation.graph();
        Set<Edge> expected = Set.of(
                new Edge(input, matrix),
                new Edge(matrix, neurons),
                new Edge(neurons, matrix),
                new Edge(neurons, output));
        if (!new HashSet<>(graph.edges()).equals(expected)) {
            return;
        }
        boolean isNamed = matrix.toLowerCase(Locale.ROOT).endsWith(RECURRENT);
        if (!isNamed && !operation.isAsked()) {
            operation.doubt(
                    matrix,
                    "the Input leads to '" + matrix + "', through which '" + neurons + "' feeds back: NIR reads it as"
                            + " the input passing the recurrent matrix, Spyx and snnTorch as the input of the neurons",
                    "if one of them wrote it, name it: --as spyx or --as snntorch");
            return;
        }
        GraphBuilder changed = graph.edit().connect(input, neurons);
        graph.targets(input).forEach(target -> changed.disconnect(input, target));
        operation.replace(changed.buildUnchecked());
        operation.report(
                input,
                "leads to '" + matrix + "'",
                "leads to '" + neurons + "'",
                isNamed
                        ? "'" + matrix + "' is named as the recurrent weights alone"
                        : "that is what the author means by it");
    }
}
