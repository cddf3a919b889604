package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.LI;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/// Networks to try.
final class Networks {
    private Networks() {}

    /// `x -> fc -> li -> y`, without any spikes that would hide differences.
    static Program dense(int inputs, int outputs) {
        SplittableRandom random = new SplittableRandom(5);
        double[] weight = random.doubles((long) inputs * outputs, -1, 1).toArray();
        double[] bias = random.doubles(outputs, -1, 1).toArray();
        var graph = Graph.builder();
        graph.input("x", inputs)
                .then("fc", new Affine(Tensor.of(Shape.of(outputs, inputs), weight), Tensor.ofDoubles(bias)))
                .then("li", new LI(Tensor.scalar(0.01), Tensor.scalar(1.0), Tensor.scalar(0.0)))
                .output("y", outputs);
        return Lowering.lower(TypedGraph.of(graph.build()), Dialects.NIR, 1e-3, new Findings());
    }

    static SimulationOptions options(int batch, Precision precision) {
        return new SimulationOptions(batch, precision, List.of());
    }

    /// Evenly distributed numbers of float32, (steps, batch, features).
    static Tensor input(int steps, int batch, int features) {
        SplittableRandom random = new SplittableRandom(6);
        float[] values = new float[steps * batch * features];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.of(Shape.of(steps, batch, features), values);
    }
}
