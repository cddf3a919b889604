package io.nir4j.compiler.schedule;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A program as layers of work.
///
/// Operations that only rename a signal (a reshape keeps the order of elements) are gone: [#root] says what stands for
/// their result. A convolution and the pool behind it are one convolution where that is less work.
///
/// @param sections in order
/// @param roots for each result of a reshape, the signal that holds its elements
public record Schedule(List<Section> sections, Map<Signal, Signal> roots) {

    /// Layers that run one after the other, each over a whole block of time steps; or, where `loops`, all of them at
    /// each step.
    public record Section(List<Layer> layers, boolean loops) {
        public Section {
            layers = List.copyOf(layers);
        }
    }

    /// Operations that one loop does: nobody else reads what is passed on between them.
    ///
    /// @param ops what is done
    /// @param written the operations of the program that this does; others than `ops` where some became one
    public record Layer(List<Op> ops, List<Op> written) {
        public Layer {
            ops = List.copyOf(ops);
            written = List.copyOf(written);
        }

        /// What the layer makes.
        public Signal result() {
            return ops.getLast().result();
        }

        /// The operation that the layer starts with.
        public Op first() {
            return ops.getFirst();
        }

        /// The neurons at its end, if it ends so.
        public Optional<Op.Neurons> neurons() {
            return ops.getLast() instanceof Op.Neurons neurons ? Optional.of(neurons) : Optional.empty();
        }
    }

    public Schedule {
        sections = List.copyOf(sections);
        roots = Map.copyOf(roots);
    }

    /// The schedule of `program`.
    ///
    /// @param kept signals that somebody outside wants to see
    public static Schedule of(Program program, Collection<Signal> kept) {
        return new Builder(program, kept).build();
    }

    /// What holds the elements of `signal`.
    public Signal root(Signal signal) {
        return roots.getOrDefault(signal, signal);
    }

    /// All layers in order.
    public Stream<Layer> layers() {
        return sections.stream().flatMap(section -> section.layers().stream());
    }

    /// Puts layers together.
    private static final class Builder {
        private final Program program;
        private final Map<Signal, Signal> roots = new HashMap<>();
        private final Map<Signal, Integer> readers = new HashMap<>();
        private final Set<Signal> kept = new HashSet<>();

        Builder(Program program, Collection<Signal> outside) {
            this.program = program;
            program.ops().forEach(op -> {
                if (op instanceof Op.Reshape(var result, var input)) {
                    roots.put(result, root(input));
                }
            });
            outside.forEach(signal -> kept.add(root(signal)));
            program.ops().filter(op -> !(op instanceof Op.Reshape)).forEach(op -> {
                op.reads().forEach(this::count);
                if (op instanceof Op.Previous back) {
                    count(back.input());
                }
            });
        }

        private void count(Signal signal) {
            readers.merge(root(signal), 1, Integer::sum);
        }

        private Signal root(Signal signal) {
            return roots.getOrDefault(signal, signal);
        }

        Schedule build() {
            List<Section> sections = new ArrayList<>();
            List<Op> straight = new ArrayList<>();
            for (Program.Stage stage : program.stages()) {
                if (stage.loops()) {
                    add(straight, false, sections);
                    straight = new ArrayList<>();
                    add(stage.ops(), true, sections);
                } else {
                    straight.addAll(stage.ops());
                }
            }
            add(straight, false, sections);
            return new Schedule(sections, roots);
        }

        private void add(List<Op> ops, boolean loops, List<Section> sections) {
            List<Optional<Layer>> layers = new ArrayList<>();
            Map<Signal, Integer> makers = new HashMap<>();
            for (Op op : ops) {
                if (op instanceof Op.Reshape) {
                    continue;
                }
                Optional<Integer> earlier = before(op).map(makers::get);
                Optional<Layer> both = earlier.flatMap(layers::get).flatMap(layer -> together(layer, op));
                both.ifPresent(layer -> layers.set(earlier.orElseThrow(), Optional.empty()));
                makers.put(op.result(), layers.size());
                layers.add(both.or(() -> Optional.of(new Layer(List.of(op), List.of(op)))));
            }
            List<Layer> full = layers.stream().flatMap(Optional::stream).toList();
            if (!full.isEmpty()) {
                sections.add(new Section(full, loops));
            }
        }

        /// What `op` alone reads, if it reads one signal.
        private Optional<Signal> before(Op op) {
            return Optional.of(op.reads())
                    .filter(reads -> reads.size() == 1)
                    .map(reads -> root(reads.getFirst()))
                    .filter(read -> readers.getOrDefault(read, 0) == 1 && !kept.contains(read));
        }

        /// A layer that does `op` too, if there is one.
        private static Optional<Layer> together(Layer layer, Op op) {
            Optional<List<Op>> both = switch (layer.ops().getLast()) {
                case Op.Convolve convolution
                when op instanceof Op.Pool pool ->
                    PooledConvolution.of(convolution, pool).map(List::of);
                case Op.Convolve convolution when op instanceof Op.Neurons -> Optional.of(List.of(convolution, op));
                case Op.MatMul matrix
                when op instanceof Op.Neurons && matrix.weight().shape().rank() == 2 ->
                    Optional.of(List.of(matrix, op));
                case Op.Convolve _,
                        Op.DelayLine _,
                        Op.Feed _,
                        Op.MatMul _,
                        Op.Neurons _,
                        Op.Pool _,
                        Op.Previous _,
                        Op.Reshape _,
                        Op.Silence _,
                        Op.Sum _ -> Optional.empty();
            };
            return both.map(done -> {
                List<Op> written = new ArrayList<>(layer.written());
                written.add(op);
                return new Layer(done, written);
            });
        }
    }
}
