package io.nir4j.dialects.importing;

import io.nir4j.dialects.origin.Origin;
import io.nir4j.dialects.origin.TimeUnit;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Node;
import io.nir4j.model.Unit;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Times in another unit than seconds, which nothing in a file tells: they are changed only where the user asks.
///
/// What is divided by time, the r of I and IF, changes with them the other way.
final class TimeUnits {
    static final Remedy MILLISECONDS = Remedy.conversion(
            "times-in-milliseconds",
            "Times are in milliseconds: they are written in seconds. Asked for alone: no file says its unit.",
            "hxtorch and jaxsnn multiply times by 1000 on export and divide on import; NIR's documentation says ms:"
                    + " NIR issues 145, 166",
            List.of("hxtorch", "jaxsnn"),
            operation -> {
                if (operation.isAsked()) {
                    scale(operation, 1e-3, "milliseconds");
                }
            });

    static final Remedy STEPS = Remedy.conversion(
            "times-in-steps",
            "Times count steps: they are written in seconds, the length of a step being given. Asked for alone.",
            "sinabs writes tau in steps, Spyx with dt = 1 unless told otherwise",
            List.of("sinabs"),
            operation -> {
                if (!operation.isAsked()) {
                    suspect(operation);
                } else if (operation.stepSeconds().orElse(1.0) != 1) {
                    double seconds = operation.stepSeconds().orElseThrow();
                    scale(operation, seconds, "steps of " + seconds + " s");
                }
            });

    private TimeUnits() {}

    private static void scale(Operation operation, double factor, String unit) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Graph graph = operation.graph();
            Node node = graph.node(name).orElseThrow();
            Set<String> changed = new TreeSet<>();
            Parameters.of(node).keySet().stream()
                    .filter(field -> exponent(node, field) != 0)
                    .forEach(changed::add);
            if (!changed.isEmpty()) {
                Node scaled = Parameters.changed(
                        node, (field, tensor) -> scaled(tensor, Math.pow(factor, exponent(node, field))));
                operation.replace(graph.edit().replace(name, scaled).buildUnchecked());
                operation.report(
                        name,
                        "times in " + unit + ": " + String.join(", ", changed),
                        "in seconds",
                        "the author counts so");
            }
        }
    }

    /// The power of a unit of time that a parameter is measured in.
    private static int exponent(Node node, String field) {
        if ((node instanceof IF || node instanceof I) && field.equals("r")) {
            return -1;
        }
        return Parameters.row(node, field).map(Field::unit).equals(Optional.of(Unit.SECOND)) ? 1 : 0;
    }

    private static Tensor scaled(Tensor tensor, double factor) {
        if (factor == 1) {
            return tensor;
        }
        double[] values = tensor.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        DType type = tensor.dtype().isFloating() ? tensor.dtype() : DType.F64;
        return Tensor.of(tensor.shape(), values).cast(type);
    }

    /// Warns where [Origin] finds that times are hardly in seconds; it says on what evidence, as `nir info` does.
    private static void suspect(Operation operation) {
        if (!operation.isRoot() || operation.hasAuthor()) {
            return;
        }
        Origin.of(operation.root(), Optional.empty())
                .unit()
                .filter(unit -> unit.first().what() != TimeUnit.SECONDS)
                .ifPresent(unit -> operation.doubt(
                        Diagnostic.of(Code.UNIT_OF_TIMES, "the unit of times is " + unit.sentence(TimeUnit::label))
                                .hint("nir doctor --times ms, or --times steps --dt 1ms, writes them in seconds"),
                        ""));
    }
}
