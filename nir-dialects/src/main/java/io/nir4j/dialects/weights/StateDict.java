package io.nir4j.dialects.weights;

import io.nir4j.dialects.weights.NeuronKeys.Row;
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
import io.nir4j.model.diagnostic.Suggestion;
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
/// is the node of that name; a recurrent one is the nodes `lif1.lif` and `lif1.w_rec`, beside each other or nested.
/// What NIR calls a parameter itself, `lif1.tau`, goes there as it is.
public final class StateDict {
    private static final String NEURON = ".lif";
    private static final String RECURRENT = ".w_rec";
    private static final List<String> WEIGHTS = List.of("weight", "input_weights");
    private static final List<String> RECURRENT_WEIGHTS = List.of("recurrent.weight", "recurrent_weights");

    private final Keys keys;
    private final List<Row> rows;
    private final Findings findings = new Findings();
    private final List<String> kept = new ArrayList<>();
    private final Set<String> unsound = new HashSet<>();

    private StateDict(Map<String, Tensor> arrays, double stepSeconds) {
        this.keys = new Keys(arrays, findings);
        this.rows = NeuronKeys.rows(stepSeconds);
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
                            .hint(Suggestion.hint(key, expected(skeleton, "")))));
        }
        weights.findings.throwIfErrors();
        return new Filled(filled, weights.keys.used(), unused, weights.kept);
    }

    /// The keys by which the parameters of all nodes can be called.
    private static List<String> expected(Graph graph, String prefix) {
        List<String> names = new ArrayList<>();
        graph.nodes().forEach((name, node) -> {
            if (node instanceof Graph nested) {
                names.addAll(expected(nested, prefix + name + "."));
            } else {
                Node.schema(node.type())
                        .ifPresent(schema -> schema.fields().stream()
                                .filter(Field::holdsNumbers)
                                .forEach(field -> names.add(prefix + name + "." + field.name())));
            }
        });
        return names;
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
                int said = findings.all().size();
                Optional<Tensor> found = field(path, field.name(), before);
                found.ifPresent(tensor -> fields.put(field.name(), new Value.Numbers(tensor)));
                if (found.isEmpty()
                        && said == findings.all().size()
                        && before.get(field.name()).isPresent()) {
                    keep(path, field.name(), before);
                }
            }
        }
        remarks(path);
        return schema.make().apply(new Value.Tree(fields));
    }

    private void keep(String path, String field, Value.Tree before) {
        Tensor tensor = numbers(before, field);
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

    private static Tensor numbers(Value.Tree fields, String field) {
        return fields.get(field).orElseThrow() instanceof Value.Numbers(var tensor) ? tensor : Tensor.ofDoubles();
    }

    /// The numbers for a field, if a key has them.
    private Optional<Tensor> field(String path, String field, Value.Tree before) {
        String what = field + " of " + path;
        Optional<Tensor> direct = keys.take(path, field, what);
        if (direct.isPresent()) {
            return direct.flatMap(tensor -> fitting(path + "." + field, tensor, field, before));
        }
        for (String base : bases(path)) {
            Optional<Tensor> found = field.equals("weight") || field.equals("bias")
                    ? synapse(path, base, what, field, before)
                    : neuron(base, field, what);
            if (found.isPresent()) {
                return found.flatMap(tensor -> fitting(base + ", " + what, tensor, field, before));
            }
        }
        return Optional.empty();
    }

    /// The names that the module of a node can have: its own, and for one of a recurrent pair that of the pair.
    private static List<String> bases(String path) {
        for (String part : List.of(NEURON, RECURRENT)) {
            if (path.endsWith(part)) {
                return List.of(path, path.substring(0, path.length() - part.length()));
            }
        }
        return List.of(path);
    }

    private Optional<Tensor> synapse(String path, String base, String what, String field, Value.Tree before) {
        boolean recurrent = path.endsWith(RECURRENT) && !base.equals(path);
        if (field.equals("bias")) {
            return recurrent ? keys.take(base, "recurrent.bias", what) : Optional.empty();
        }
        for (String name : recurrent ? RECURRENT_WEIGHTS : WEIGHTS) {
            Optional<Tensor> found = keys.take(base, name, what);
            if (found.isPresent()) {
                return found;
            }
        }
        if (!recurrent) {
            return Optional.empty();
        }
        Optional<Tensor> one = keys.take(base, "V", what);
        return keys.take(base, "recurrent.V", what)
                .or(() -> one)
                .map(values -> diagonal(values, numbers(before, field).shape()));
    }

    /// snnTorch's one-to-one recurrence; one number stands for all neurons of the skeleton.
    private static Tensor diagonal(Tensor values, Shape skeleton) {
        boolean one = values.elements() == 1 && skeleton.rank() == 2;
        int n = Math.toIntExact(one ? skeleton.dim(0) : values.elements());
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = values.getDouble(one ? 0 : i);
        }
        return Tensor.of(Shape.of(n, n), matrix).cast(values.dtype());
    }

    private Optional<Tensor> neuron(String base, String field, String what) {
        for (Row row : rows) {
            if (row.fields().contains(field)) {
                Optional<Tensor> found = keys.take(base, row.key(), what);
                if (found.isPresent()) {
                    return found.filter(tensor -> isSound(base, row, tensor)).map(row.value());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isSound(String base, Row row, Tensor tensor) {
        for (long i = 0; i < tensor.elements() && NeuronKeys.isDecay(row.key()); i++) {
            double value = tensor.getDouble(i);
            if (!(value >= 0 && value < 1)) {
                if (unsound.add(base + "." + row.key())) {
                    findings.add(Diagnostic.of(
                            Code.WEIGHT_MISFIT,
                            base + "." + row.key() + ": " + value + " is no decay; it must be 0 or more and below 1"));
                }
                return false;
            }
        }
        return true;
    }

    /// The numbers in the shape that the skeleton has, one for all where the file has one.
    private Optional<Tensor> fitting(String key, Tensor tensor, String field, Value.Tree before) {
        Optional<Shape> shape =
                before.get(field).map(value -> numbers(before, field).shape());
        if (shape.isEmpty() || shape.get().equals(tensor.shape())) {
            return Optional.of(tensor);
        }
        if (tensor.elements() == 1
                || (shape.get().elements() == 1 && tensor.shape().rank() <= 1)) {
            return Optional.of(
                    tensor.elements() == 1 ? tensor.reshape(Shape.SCALAR).broadcastTo(shape.get()) : tensor);
        }
        findings.add(Diagnostic.of(
                Code.WEIGHT_MISFIT, key + ": the file has " + tensor.shape() + ", the skeleton " + shape.get()));
        return Optional.empty();
    }

    /// What snnTorch saves beside parameters.
    private void remarks(String path) {
        for (String base : bases(path)) {
            keys.key(base, "reset_mechanism_val")
                    .flatMap(key ->
                            keys.take(base, "reset_mechanism_val", "a remark").flatMap(NeuronKeys::reset))
                    .ifPresent(reset -> keys.note(base, "reset_mechanism_val", reset));
            keys.take(base, "graded_spikes_factor", "1: spikes are not scaled")
                    .filter(factor -> factor.elements() != 1 || factor.getDouble(0) != 1)
                    .ifPresent(factor -> findings.add(Diagnostic.of(
                                    Code.WEIGHT_MISFIT,
                                    base + ".graded_spikes_factor is " + factor.getDouble(0)
                                            + ": NIR's spikes have the value 1")
                            .hint("multiply the weights behind it by the factor")));
        }
    }
}
