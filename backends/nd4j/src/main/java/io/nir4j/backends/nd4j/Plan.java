package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.compiler.schedule.Schedule.Section;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// The layers of a program, in order, and which of its signals they pass on.
///
/// @param inputs by name
/// @param results the outputs, then the recordings
/// @param layers to be run over each chunk
/// @param stored the signals that have an array for all steps of a chunk
record Plan(
        Schedule schedule,
        SortedMap<String, Signal> inputs,
        List<Result> results,
        List<Layer> layers,
        Set<Signal> stored) {

    /// An output or a recording.
    ///
    /// @param signal what holds it; for a recorded state one that is no signal of the program
    record Result(String name, boolean isOutput, Signal signal, Optional<Recording> state) {
        Shape shape(long steps, long batch) {
            return Shape.of(steps, batch).plus(signal.shape());
        }
    }

    private static List<Result> results(Program program, List<Recording> recordings) {
        List<Result> results = new ArrayList<>();
        program.outputs().forEach((name, signal) -> results.add(new Result(name, true, signal, Optional.empty())));
        for (Recording recording : recordings) {
            boolean isState = recording.state().isPresent();
            Signal own = new Signal(-1 - results.size(), recording.signal().shape());
            results.add(new Result(
                    recording.name(),
                    false,
                    isState ? own : recording.signal(),
                    isState ? Optional.of(recording) : Optional.empty()));
        }
        return results;
    }

    /// Every signal that may need an array.
    static List<Signal> signals(Program program, SimulationOptions options) {
        List<Signal> signals = new ArrayList<>();
        program.ops().filter(op -> !(op instanceof Op.Reshape)).forEach(op -> signals.add(op.result()));
        results(program, options.recordings()).forEach(result -> signals.add(result.signal()));
        return signals;
    }

    static Plan of(Program program, SimulationOptions options, int mostSteps, Memory memory, Workers workers) {
        return new Builder(program, options, mostSteps, memory, workers).build();
    }

    Signal root(Signal signal) {
        return schedule.root(signal);
    }

    /// Makes the layers.
    private static final class Builder {
        private final Program program;
        private final Schedule schedule;
        private final List<Result> results;
        private final int batch;
        private final int mostSteps;
        private final Memory memory;
        private final Workers workers;
        private final List<Layer> layers = new ArrayList<>();
        private final Set<Signal> stored = new LinkedHashSet<>();

        Builder(Program program, SimulationOptions options, int mostSteps, Memory memory, Workers workers) {
            this.program = program;
            this.results = results(program, options.recordings());
            this.schedule =
                    Schedule.of(program, results.stream().map(Result::signal).toList());
            this.batch = options.batch();
            this.mostSteps = mostSteps;
            this.memory = memory;
            this.workers = workers;
        }

        Plan build() {
            program.inputs().values().forEach(stored::add);
            for (Section section : schedule.sections()) {
                List<Op> ops = section.layers().stream()
                        .flatMap(layer -> layer.ops().stream())
                        .toList();
                if (section.loops()) {
                    addCycle(ops);
                } else {
                    ops.forEach(op -> {
                        stored.addAll(made(op));
                        layer(op, mostSteps).ifPresent(layers::add);
                    });
                }
            }
            return new Plan(schedule, program.inputs(), results, layers, stored);
        }

        private void addCycle(List<Op> ops) {
            Set<Signal> made = new LinkedHashSet<>();
            Set<Signal> read = new LinkedHashSet<>();
            ops.forEach(op -> made.addAll(made(op)));
            ops.forEach(op -> read.addAll(read(op)));
            read.removeAll(made);
            Set<Signal> shown = new LinkedHashSet<>(made);
            shown.retainAll(seenOutside(new HashSet<>(ops)));
            stored.addAll(shown);
            List<Layer> inside =
                    ops.stream().flatMap(op -> layer(op, 1).stream()).toList();
            List<Op.Previous> back = ops.stream()
                    .filter(Op.Previous.class::isInstance)
                    .map(Op.Previous.class::cast)
                    .toList();
            layers.add(new Cycle(inside, back, made, read, shown, schedule::root, batch, memory));
        }

        private Set<Signal> seenOutside(Set<Op> inside) {
            Set<Signal> seen = new HashSet<>();
            program.ops().filter(op -> !inside.contains(op)).forEach(op -> seen.addAll(read(op)));
            results.forEach(result -> seen.add(schedule.root(result.signal())));
            return seen;
        }

        /// What holds what an operation reads, at the same step or the one before.
        private Set<Signal> read(Op op) {
            Set<Signal> read = new LinkedHashSet<>();
            op.reads().forEach(signal -> read.add(schedule.root(signal)));
            if (op instanceof Op.Previous back) {
                read.add(schedule.root(back.input()));
            }
            return read;
        }

        /// What an operation makes: its result, and what is recorded of its state.
        private Set<Signal> made(Op op) {
            Set<Signal> made = new LinkedHashSet<>(states(op).keySet());
            made.add(op.result());
            return made;
        }

        private Map<Signal, Recording> states(Op op) {
            Map<Signal, Recording> states = new LinkedHashMap<>();
            if (op instanceof Op.Neurons) {
                results.forEach(result -> result.state()
                        .filter(recording -> recording.signal().equals(op.result()))
                        .ifPresent(recording -> states.put(result.signal(), recording)));
            }
            return states;
        }

        /// @param steps that it will ever do at once
        private Optional<Layer> layer(Op op, int steps) {
            return switch (op) {
                case Op.Feed _, Op.Silence _, Op.Previous _, Op.Reshape _ -> Optional.empty();
                case Op.Sum sum -> Optional.of(new FanIn(sum, batch, memory));
                case Op.MatMul product -> Optional.of(new RowProduct(product, batch, memory, workers));
                case Op.Convolve convolution ->
                    Optional.of(new Convolution(
                            convolution,
                            batch,
                            (int) Math.min(Integer.MAX_VALUE, (long) steps * batch),
                            memory,
                            workers));
                case Op.Pool pool -> Optional.of(new Pooling(pool, batch, steps, memory));
                case Op.DelayLine line -> Optional.of(new DelayLine(line, batch, steps, memory));
                case Op.Neurons neurons -> Optional.of(new NeuronLayer(neurons, batch, states(op), memory));
            };
        }
    }
}
