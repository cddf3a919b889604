package io.nir4j.compiler.schedule;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.compiler.schedule.Schedule.Section;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How long each signal is needed, in layers counted through all sections.
///
/// In a section that loops everything is needed from its first layer to its last: what goes round is read at the next
/// step.
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
                // The other operations of a layer read what the one before them passes on, which is not stored.
                layer.first().reads().forEach(signal -> last.merge(schedule.root(signal), needed, Math::max));
                if (layer.first() instanceof Op.Previous back) {
                    // It may come from outside: another source of a synapse that is part of the cycle.
                    last.merge(schedule.root(back.input()), needed, Math::max);
                }
                number++;
            }
        }
        return new Lifetimes(last);
    }

    /// The last layer that needs `signal`.
    public Optional<Integer> lastUse(Signal signal) {
        return Optional.ofNullable(last.get(signal));
    }
}
