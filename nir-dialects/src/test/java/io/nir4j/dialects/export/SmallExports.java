package io.nir4j.dialects.export;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.dialects.Dialect;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Networks of one layer, and what becomes of them.
final class SmallExports {
    static final double MILLISECOND = 1e-3;

    private SmallExports() {}

    static Tensor numbers(double... values) {
        return Tensor.ofDoubles(values);
    }

    static LIF lif(double r, double leak, double reset) {
        return new LIF(
                numbers(0.01, 0.02),
                numbers(r, r),
                numbers(leak, leak),
                numbers(1, 1),
                Optional.of(numbers(reset, reset)));
    }

    static Graph network(Node neuron) {
        GraphBuilder graph = Graph.builder();
        graph.input("input", 2)
                .then("fc", new Linear(matrix()))
                .then("n", neuron)
                .output("output", 2);
        return graph.build();
    }

    static Tensor matrix() {
        return Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4);
    }

    static Exported export(Graph graph, Dialect dialect, Target target) {
        return Export.of(graph, dialect, MILLISECOND).storing(DType.F64).to(target);
    }

    static List<Diagnostic> refusals(Graph graph, Dialect dialect, Target target) {
        return assertThrows(InvalidNetwork.class, () -> export(graph, dialect, target))
                .diagnostics();
    }
}
