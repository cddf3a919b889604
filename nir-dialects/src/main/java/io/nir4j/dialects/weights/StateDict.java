package io.nir4j.dialects.weights;

import io.nir4j.dialects.weights.Keys.Saved;
import io.nir4j.dialects.weights.ParameterNames.Row;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fills a skeleton with the weights that a framework saved, by name.
///
/// A key is the path of a module and a parameter: `fc1.weight`, `lif1.beta`, `lif1.recurrent.weight`. The module
/// is the node of that name, or the nodes that are a [Part] of it, `lif1.lif` and `lif1.w_rec`, beside each other or
/// nested. What has NIR's own name, `lif1.tau`, goes there as it is; [ParameterNames] lists the other names.
public final class StateDict {
    private final Keys keys;
    private final double stepSeconds;
    private final Findings findings = new Findings();
    private final List<String> kept = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    private StateDict(Map<String, Tensor> arrays, double stepSeconds) {
        this.keys = new Keys(arrays, findings);
        this.stepSeconds = stepSeconds;
    }

    /// Fills `skeleton`.
    ///
    /// @param arrays by key, shapes as PyTorch has them: one row of a matrix for each output
    /// @param stepSeconds the step to which decays such as snnTorch's beta belong; its own exporter takes 1e-4
    /// @param allowUnused whether keys may be left over
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with everything that does not fit, every key that
    ///     belongs to nothing, and every parameter that is NaN throughout and stays so
    public static Filled fill(Graph skeleton, Map<String, Tensor> arrays, double stepSeconds, boolean allowUnused) {
        StateDict weights = new StateDict(arrays, stepSeconds);
        Graph filled = weights.graph(skeleton, "");
        List<String> unused = weights.keys.unused();
        if (!allowUnused) {
            unused.forEach(key -> weights.findings.add(
                    Diagnostic.of(Code.UNUSED_WEIGHT, "'" + key + "' belongs to nothing in the network")
                            .hint(weights.keys.suggestion(key))));
        }
        weights.findings.throwIfErrors();
        return new Filled(filled, weights.keys.used(), unused, weights.kept);
    }

    private Graph graph(Graph graph, String prefix) {
        GraphBuilder edited = graph.edit();
        graph.nodes().forEach((name, node) -> {
            String path = prefix + name;
            if (node instanceof Graph nested) {
                edited.replace(name, graph(nested, path + "."));
            } else if (!(node instanceof Input || node instanceof Output)) {
                Node.schema(node.type()).ifPresent(schema -> edited.replace(name, filled(path, node, schema)));
            }
        });
        return edited.build();
    }

    private Node filled(String path, Node node, Schema<?> schema) {
        Value.Tree before = schema.write(node);
        Map<String, Value> fields = new LinkedHashMap<>(before.entries());
        for (Field<?, ?> field : schema.fields()) {
            if (field.holdsNumbers()) {
                Optional<Tensor> old = numbers(before, field.name());
                // An optional field that the skeleton leaves out has one number for each neuron, as r has.
                Optional<Shape> shape = old.or(() -> numbers(before, "r")).map(Tensor::shape);
                Optional<Saved> saved = saved(path, field.name(), before, shape.orElse(Shape.SCALAR));
                saved.flatMap(found -> fitting(found, field.name(), shape))
                        .ifPresent(tensor -> fields.put(field.name(), new Value.Numbers(tensor)));
                if (saved.isEmpty() && old.isPresent()) {
                    keep(path, field.name(), old.get());
                }
            }
        }
        if (before.get("r").isPresent()) {
            Part.roles(path).forEach(role -> ModuleRemarks.read(role.module(), keys, findings));
        }
        return findings.hasErrors() ? node : schema.make().apply(new Value.Tree(fields));
    }

    private static Optional<Tensor> numbers(Value.Tree fields, String field) {
        return fields.get(field)
                .flatMap(value -> value instanceof Value.Numbers(var tensor) ? Optional.of(tensor) : Optional.empty());
    }

    /// A parameter that no key fills stays as it is, if the skeleton has it.
    private void keep(String path, String field, Tensor tensor) {
        boolean open = tensor.elements() > 0;
        for (long i = 0; i < tensor.elements() && open; i++) {
            open = Double.isNaN(tensor.getDouble(i));
        }
        if (open) {
            findings.add(Diagnostic.of(
                    Code.OPEN_PARAMETER,
                    field + " of " + path + " was left out, and no key is called " + path + "." + field));
        } else {
            kept.add(field + " of " + path);
        }
    }

    /// The numbers for a field, if a key has them: under NIR's own name, or under one of a framework's.
    private Optional<Saved> saved(String path, String field, Value.Tree before, Shape skeleton) {
        boolean leaky = before.get("tau").or(() -> before.get("tau_mem")).isPresent();
        List<Saved> all = new ArrayList<>();
        keys.take(path + "." + field, path, field).ifPresent(all::add);
        for (Part.Role role : Part.roles(path)) {
            for (Row row : ParameterNames.ROWS) {
                if (row.concerns(role.part(), field) && (leaky || !row.isDecay())) {
                    keys.take(role.module() + "." + row.key(), path, field)
                            .map(saved -> computed(row, saved, skeleton))
                            .ifPresent(all::add);
                }
            }
        }
        Optional<Saved> first = all.stream().findFirst();
        all.stream()
                .filter(saved -> !saved.tensor().equals(first.orElseThrow().tensor()))
                .findFirst()
                .ifPresent(other -> refuse(
                        other.key(),
                        "'" + first.orElseThrow().key() + "' and '" + other.key() + "' both say what " + field + " of "
                                + path + " is, and differ"));
        return first;
    }

    private Saved computed(Row row, Saved saved, Shape skeleton) {
        if (row.isDecay() && !isDecay(saved)) {
            return saved;
        }
        return new Saved(saved.key(), row.formula().of(saved.tensor(), skeleton, stepSeconds));
    }

    private boolean isDecay(Saved saved) {
        for (long i = 0; i < saved.tensor().elements(); i++) {
            double value = saved.tensor().getDouble(i);
            if (!(value >= 0 && value < 1)) {
                refuse(saved.key(), saved.key() + ": " + value + " is no decay; it must be 0 or more and below 1");
                return false;
            }
        }
        return true;
    }

    /// The numbers in the shape that the skeleton has; one number of either stands for all neurons.
    private Optional<Tensor> fitting(Saved saved, String field, Optional<Shape> skeleton) {
        Tensor tensor = saved.tensor();
        if (skeleton.isEmpty() || skeleton.get().equals(tensor.shape())) {
            return Optional.of(tensor);
        }
        boolean synapse = field.equals("weight") || field.equals("bias");
        boolean one = skeleton.get().elements() == 1 && skeleton.get().rank() <= 1;
        if (one && tensor.shape().rank() == 1) {
            return Optional.of(tensor);
        }
        if (!synapse && tensor.shape().broadcastsTo(skeleton.get())) {
            return Optional.of(tensor.broadcastTo(skeleton.get()));
        }
        refuse(saved.key(), saved.key() + ": the file has " + tensor.shape() + ", the skeleton " + skeleton.get());
        return Optional.empty();
    }

    /// Says once what is wrong with a key.
    private void refuse(String key, String fault) {
        if (refused.add(key)) {
            findings.add(Diagnostic.of(Code.WEIGHT_MISFIT, fault));
        }
    }
}
