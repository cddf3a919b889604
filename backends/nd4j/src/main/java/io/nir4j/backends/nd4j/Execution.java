package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A program under way, in chunks of time steps whose signals fit into memory that is allocated once.
///
/// The operations of a chunk are set up on its first run, for that number of steps, and kept.
final class Execution implements AutoCloseable {
    private static final int MOST_STEPS = 64;
    private static final long CHUNK_BYTES = 64L << 20;

    private final Memory memory;
    private final Workers workers;
    private final Plan plan;
    private final int batch;
    private final int chunkSteps;
    private final Map<Signal, INDArray> arrays = new HashMap<>();
    /// By the number of steps: those of a whole chunk, and of the last one that was shorter.
    private final Map<Integer, List<Runnable>> prepared = new LinkedHashMap<>();

    /// Gives what an input holds, by step, sample and element.
    interface Source {
        /// Copies some steps.
        ///
        /// @param into a vector with room for at least that many steps
        void read(String input, long firstStep, int steps, INDArray into);
    }

    /// Takes what a result holds, by step, sample and element.
    interface Sink {
        /// Copies some steps.
        ///
        /// @param from a vector that begins with that many steps
        void take(Plan.Result result, long firstStep, int steps, INDArray from);
    }

    /// @param program without what nobody needs
    Execution(Program program, SimulationOptions options) {
        this.batch = options.batch();
        this.memory = new Memory(options.precision());
        this.workers = new Workers(options.threads().orElse(Runtime.getRuntime().availableProcessors()));
        long stepBytes = Plan.signals(program, options).stream()
                        .mapToLong(signal -> signal.shape().elements())
                        .sum()
                * batch
                * memory.type().width();
        this.chunkSteps = Math.clamp(CHUNK_BYTES / Math.max(1, stepBytes), 1, MOST_STEPS);
        this.plan = NativeThreads.oneForEachProduct(() -> Plan.of(program, options, chunkSteps, memory, workers));
        plan.stored()
                .forEach(signal -> arrays.put(
                        signal,
                        memory.vector((long) chunkSteps * batch * signal.shape().elements())));
    }

    List<Plan.Result> results() {
        return plan.results();
    }

    void run(long steps, Source source, Sink sink) {
        NativeThreads.oneForEachProduct(() -> {
            for (long first = 0; first < steps; first += chunkSteps) {
                chunk(first, (int) Math.min(chunkSteps, steps - first), source, sink);
            }
            return steps;
        });
    }

    private void chunk(long first, int steps, Source source, Sink sink) {
        plan.inputs().forEach((name, signal) -> source.read(name, first, steps, array(signal)));
        operations(steps).forEach(Runnable::run);
        plan.results().forEach(result -> sink.take(result, first, steps, array(result.signal())));
    }

    private INDArray array(Signal signal) {
        return Lookup.of(arrays, plan.root(signal));
    }

    private List<Runnable> operations(int steps) {
        if (!prepared.containsKey(steps)) {
            prepared.keySet().removeIf(other -> other != chunkSteps);
            List<Runnable> operations = new ArrayList<>();
            plan.layers().forEach(layer -> operations.add(layer.over(steps, this::array)));
            prepared.put(steps, operations);
        }
        return Lookup.of(prepared, steps);
    }

    void reset() {
        plan.layers().forEach(Layer::reset);
    }

    @Override
    public void close() {
        workers.close();
        prepared.clear();
        memory.close();
    }
}
