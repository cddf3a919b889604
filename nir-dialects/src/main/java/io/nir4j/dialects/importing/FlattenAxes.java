package io.nir4j.dialects.importing;

import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.IntVector;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Flatten counts its axes with the batch, as PyTorch does and NIR does not, or was corrected once too often.
///
/// The readings: the axes counted from the front are one too high (as many as `input_type` has axes too many); an end
/// counted from the back is one too low. The one with which the shapes behind it fit is meant.
final class FlattenAxes {
    static final Remedy REMEDY = Remedy.repair(
            "flatten-counts-batch",
            "The axes of a Flatten, or its input_type, count the batch, and what follows shows it: they count without.",
            "torch.nn.Flatten counts the batch, NIR does not; sinabs, SpikingJelly, lava-dl and snnTorch subtract one"
                    + " on export, NIRTorch and Norse do not; NIRTorch issue 17, NIR issue 69",
            List.of("norse", "snntorch", "spikingjelly"),
            FlattenAxes::apply);

    private FlattenAxes() {}

    private static void apply(Operation operation) {
        operation.graph().all(Flatten.class).forEach((name, flatten) -> correct(name, flatten, operation));
    }

    private static void correct(String name, Flatten flatten, Operation operation) {
        Optional<Shape> arriving = arriving(name, operation);
        if (arriving.isEmpty()) {
            return;
        }
        Map<Shape, Flatten> readings = best(name, readings(flatten, arriving.get()), arriving.get(), operation);
        if (readings.size() > 1) {
            operation.doubt(
                    name,
                    "Flatten '" + name + "' may give " + String.join(" or ", texts(readings)),
                    "state the axes that are meant, counted without the batch");
        } else {
            readings.values().forEach(reading -> {
                operation.replace(with(name, reading, operation.graph()));
                operation.report(
                        name,
                        axes(flatten),
                        axes(reading),
                        "then it gives " + reading.output(arriving.get()) + ", which what follows takes");
            });
        }
    }

    /// The readings with which least is wrong, by what they give.
    private static Map<Shape, Flatten> best(String name, List<Flatten> readings, Shape arriving, Operation operation) {
        Map<Shape, Flatten> best = new LinkedHashMap<>();
        long least = Long.MAX_VALUE;
        for (Flatten reading : readings) {
            OptionalLong errors = operation.fewerErrorsWith(with(name, reading, operation.graph()));
            if (errors.isEmpty() || errors.getAsLong() > least) {
                continue;
            }
            if (errors.getAsLong() < least) {
                best.clear();
                least = errors.getAsLong();
            }
            best.putIfAbsent(reading.output(arriving), reading);
        }
        return best;
    }

    private static List<String> texts(Map<Shape, Flatten> readings) {
        return readings.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + axes(entry.getValue()) + ")")
                .toList();
    }

    private static Graph with(String name, Flatten reading, Graph graph) {
        return graph.edit().replace(name, reading).buildUnchecked();
    }

    /// What the nodes before it give, whatever it says itself.
    private static Optional<Shape> arriving(String name, Operation operation) {
        Shapes shapes = operation.shapes();
        List<Optional<Shape>> given = operation.graph().sources(name).stream()
                .map(shapes::output)
                .distinct()
                .toList();
        return given.size() == 1 ? given.getFirst() : Optional.empty();
    }

    private static List<Flatten> readings(Flatten stated, Shape arriving) {
        int extra = stated.input().map(shape -> extraAxes(shape, arriving)).orElse(0);
        Optional<IntVector> type = extra > 0 ? Optional.of(IntVector.of(arriving)) : stated.inputType();
        long start = stated.startDim().at(0);
        long end = stated.endDim().at(0);
        int batch = Math.max(1, extra);
        Flatten counted = axes(type, withoutBatch(start, batch), withoutBatch(end, batch));
        Flatten shiftedEnd = axes(type, start, end < -1 ? end + 1 : end);
        Flatten both = axes(type, withoutBatch(start, batch), end < -1 ? end + 1 : withoutBatch(end, batch));
        return extra > 0 ? List.of(counted, axes(type, start, end)) : List.of(counted, shiftedEnd, both);
    }

    /// How many axes `stated` has before those of `arriving`; 0 if it is something else altogether.
    private static int extraAxes(Shape stated, Shape arriving) {
        int extra = stated.rank() - arriving.rank();
        return extra > 0 && stated.slice(extra, stated.rank()).equals(arriving) ? extra : 0;
    }

    private static long withoutBatch(long axis, int batch) {
        return axis > 0 ? Math.max(0, axis - batch) : axis;
    }

    private static Flatten axes(Optional<IntVector> inputType, long start, long end) {
        return new Flatten(inputType, IntVector.of(start), IntVector.of(end));
    }

    private static String axes(Flatten flatten) {
        String type = flatten.input().map(shape -> ", input_type " + shape).orElse("");
        return "start_dim " + flatten.startDim() + ", end_dim " + flatten.endDim() + type;
    }
}
