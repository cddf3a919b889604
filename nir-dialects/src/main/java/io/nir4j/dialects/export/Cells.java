package io.nir4j.dialects.export;

import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Neurons as nodes of a graph, and one by one.
final class Cells {
    private Cells() {}

    /// The parameters of each neuron of a layer of this shape, row by row.
    static List<Parameters> read(Node node, Shape shape) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Node.schema(node.type()).orElseThrow().write(node).entries().forEach((field, value) -> {
            if (value instanceof Value.Numbers(var tensor)) {
                tensors.put(field, tensor.broadcastTo(shape));
            }
        });
        Reader reader = new Reader(tensors);
        List<Parameters> neurons = new ArrayList<>();
        for (long i = 0; i < shape.elements(); i++) {
            neurons.add(new Parameters(
                    reader.at("tau_syn", i, 1),
                    reader.at("w_in", i, 1),
                    reader.at(tensors.containsKey("tau") ? "tau" : "tau_mem", i, 1),
                    reader.at("r", i, 1),
                    reader.at("v_leak", i, 0),
                    reader.at("v_threshold", i, 1),
                    reader.at("v_reset", i, 0)));
        }
        return neurons;
    }

    private record Reader(Map<String, Tensor> tensors) {
        double at(String field, long neuron, double otherwise) {
            return Optional.ofNullable(tensors.get(field))
                    .map(tensor -> tensor.getDouble(neuron))
                    .orElse(otherwise);
        }
    }

    /// A layer of neurons of this kind, every parameter in full.
    static Node write(Cell cell, List<Parameters> neurons, Shape shape, DType type) {
        Writer of = new Writer(neurons, shape, type);
        Tensor r = of.tensor(Parameters::resistance);
        return switch (cell) {
            case INTEGRATOR -> new I(r);
            case INTEGRATE_AND_FIRE ->
                new IF(r, of.tensor(Parameters::threshold), Optional.of(of.tensor(Parameters::reset)));
            case LEAKY -> new LI(of.tensor(Parameters::tau), r, of.tensor(Parameters::leak));
            case LEAKY_AND_FIRE ->
                new LIF(
                        of.tensor(Parameters::tau),
                        r,
                        of.tensor(Parameters::leak),
                        of.tensor(Parameters::threshold),
                        Optional.of(of.tensor(Parameters::reset)));
            case CURRENT_LEAKY ->
                new CubaLI(
                        of.tensor(Parameters::tauSynapse),
                        of.tensor(Parameters::tau),
                        r,
                        of.tensor(Parameters::leak),
                        Optional.of(of.tensor(Parameters::inputWeight)));
            case CURRENT_LEAKY_AND_FIRE ->
                new CubaLIF(
                        of.tensor(Parameters::tauSynapse),
                        of.tensor(Parameters::tau),
                        r,
                        of.tensor(Parameters::leak),
                        of.tensor(Parameters::threshold),
                        Optional.of(of.tensor(Parameters::reset)),
                        Optional.of(of.tensor(Parameters::inputWeight)));
        };
    }

    private record Writer(List<Parameters> neurons, Shape shape, DType type) {
        Tensor tensor(ToDoubleFunction<Parameters> value) {
            return Tensor.of(shape, neurons.stream().mapToDouble(value).toArray())
                    .cast(type);
        }
    }
}
