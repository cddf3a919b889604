package io.nir4j.dialects.origin;

import io.nir4j.dialects.origin.Clues.Placed;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What metadata says. NIR gives it no meaning, but people write down what they need.
final class MetadataClues {
    private static final Set<String> STEP = Set.of("dt", "time_step", "timestep", "time_step_seconds");
    private static final Map<TimeUnit, Set<String>> UNITS = Map.of(
            TimeUnit.SECONDS, Set.of("s", "sec", "second", "seconds"),
            TimeUnit.MILLISECONDS, Set.of("ms", "msec", "millisecond", "milliseconds"),
            TimeUnit.STEPS, Set.of("step", "steps", "time steps", "time_steps", "timesteps"));

    private MetadataClues() {}

    /// All entries by the path to them.
    private static Map<String, Value> entries(Clues clues) {
        Map<String, Value> found = new TreeMap<>();
        collect("", clues.graph().metadata(), found);
        for (Placed placed : clues.nodes()) {
            Value.Tree tree = placed.node() instanceof Graph nested
                    ? nested.metadata()
                    : placed.graph().metadata(placed.name());
            collect(placed.path() + ".", tree, found);
        }
        return found;
    }

    private static void collect(String prefix, Value.Tree tree, Map<String, Value> found) {
        tree.entries().forEach((name, value) -> {
            if (value instanceof Value.Tree inner) {
                collect(prefix + name + ".", inner, found);
            } else {
                found.put(prefix + name, value);
            }
        });
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// An entry that names the framework.
    static Optional<String> names(Clues clues, Writer writer) {
        String label = writer.label().toLowerCase(Locale.ROOT);
        return entries(clues).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Value.Text(var text)
                        && List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                                .contains(label))
                .findFirst()
                .map(entry -> "the metadata " + entry.getKey() + " names " + writer.label());
    }

    /// Training tools note the quantised kind of a neuron.
    static Optional<String> quantised(Clues clues) {
        return entries(clues).entrySet().stream()
                .filter(entry -> last(entry.getKey()).equals("type")
                        && entry.getValue() instanceof Value.Text(var text)
                        && text.endsWith("_quant"))
                .findFirst()
                .map(entry -> "the metadata " + entry.getKey() + " is that of a tool for quantised networks");
    }

    /// An entry about units that names this one.
    static Optional<String> unit(Clues clues, TimeUnit unit) {
        return entries(clues).entrySet().stream()
                .filter(entry -> last(entry.getKey()).contains("unit")
                        && entry.getValue() instanceof Value.Text(var text)
                        && UNITS.getOrDefault(unit, Set.of())
                                .contains(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(entry -> "the metadata " + entry.getKey() + " says " + unit.label());
    }

    /// A step that the metadata states, and where.
    record StatedStep(String entry, double value) {}

    /// The first entry that can only be a step.
    static Optional<StatedStep> step(Clues clues) {
        return entries(clues).entrySet().stream()
                .filter(entry -> STEP.contains(last(entry.getKey())))
                .flatMap(entry -> entry.getValue() instanceof Value.Numbers(var tensor)
                                && tensor.elements() == 1
                                && tensor.getDouble(0) > 0
                        ? Optional.of(new StatedStep(entry.getKey(), tensor.getDouble(0))).stream()
                        : Optional.<StatedStep>empty().stream())
                .findFirst();
    }
}
