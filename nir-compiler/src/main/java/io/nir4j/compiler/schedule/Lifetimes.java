package io.nir4j.compiler.schedule;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.compiler.schedule.Schedule.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long each signal is needed, in layers counted through all sections.
///
/// In a section that loops everything is needed from its first layer to its last.
///
/// @param last for each signal that is stored, the last layer that needs it
public record Lifetimes(Map<Signal, Integer> last) {
    public Lifetimes {
        last = Map.copyOf(last);
    }

    public static Lifetimes of(Schedule schedule) {
        Map<Signal, Integer> last = new HashMap<>();
        int number = 0;
        for (Section section : schedule.sections()) {
            int end = number + section.layers().size() - 1;
            for (Layer layer : section.layers()) {
                int needed = section.loops() ? end : number;
                last.merge(layer.result(), needed, Math::max);
                inputs(layer).forEach(signal -> last.merge(schedule.root(signal), needed, Math::max));
                number++;
            }
        }
        return new Lifetimes(last);
    }

    /// What a layer reads from outside of it: its first operation does, the others hear the one before them alone.
    private static List<Signal> inputs(Layer layer) {
        return layer.first() instanceof Op.Previous back
                ? List.of(back.input())
                : layer.first().reads();
    }

    /// The last layer that needs `signal`.
    public Optional<Integer> lastUse(Signal signal) {
        return Optional.ofNullable(last.get(signal));
    }
}
