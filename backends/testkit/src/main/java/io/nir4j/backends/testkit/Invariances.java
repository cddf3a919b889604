package io.nir4j.backends.testkit;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/// What holds for any network, whatever it computes: neither blocks nor batches change a bit of it.
///
/// Random networks come from the fixtures of nir-model, which tests alone can see: a backend's own test hands them on.
public final class Invariances {
    private static final int STEPS = 12;
    private static final int BATCH = 3;

    private Invariances() {}

    /// Runs `graph` on seeded input in one piece, in blocks, and sample by sample.
    ///
    /// @throws AssertionError if two of these differ
    public static void check(Simulator simulator, Graph graph, Dialect dialect, Precision precision, long seed) {
        // The steps alone: a dialect may refuse some of what a random network holds.
        Trial trial = Trial.of(simulator, graph).in(dialect.discretization()).at(precision);
        Trial recorded = trial.recording(trial.program().recordable().toArray(String[]::new));
        Map<String, Tensor> inputs = inputs(graph, seed);
        Outcome whole = recorded.run(inputs);
        recorded.inBlocksOf(1, 5, 0, 3).run(inputs).isIdenticalTo(whole, "in blocks");
        for (int sample = 0; sample < BATCH; sample++) {
            Map<String, Tensor> alone = new TreeMap<>();
            for (var input : inputs.entrySet()) {
                alone.put(input.getKey(), TimeBlocks.sample(input.getValue(), sample));
            }
            recorded.run(alone).isIdenticalTo(whole.sample(sample), "sample " + sample + " alone");
        }
        Outcome unrecorded = trial.run(inputs);
        unrecorded.isIdenticalTo(new Outcome(whole.outputs(), unrecorded.recordings()), "without recordings");
    }

    private static Map<String, Tensor> inputs(Graph graph, long seed) {
        Samples samples = new Samples(seed);
        TypedGraph typed = TypedGraph.of(graph);
        Map<String, Tensor> inputs = new TreeMap<>();
        for (String name : graph.all(Input.class).keySet()) {
            Shape shape = Shape.of(STEPS, BATCH).plus(typed.output(name));
            inputs.put(name, samples.below(2) == 0 ? samples.spikes(shape, 0.3) : samples.uniform(shape, -1, 3));
        }
        return inputs;
    }
}
