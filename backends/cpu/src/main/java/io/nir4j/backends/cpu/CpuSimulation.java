package io.nir4j.backends.cpu;

import io.nir4j.backends.cpu.kernel.Kernels;
import io.nir4j.backends.cpu.kernel.VectorModule;
import io.nir4j.backends.cpu.layer.Chunk;
import io.nir4j.backends.cpu.layer.Layer;
import io.nir4j.backends.cpu.layer.Plan;
import io.nir4j.backends.cpu.layer.Scratch;
import io.nir4j.backends.spi.InputBlock;
import io.nir4j.backends.spi.LayerReport;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.schedule.Cost;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A plan under way: cuts samples and steps into chunks, and gives each chunk, or each part of a layer, to a thread.
///
/// With samples enough every thread takes chunks of its own through all layers. With few samples there is one chunk,
/// and the threads share the parts of each layer. Nothing that is computed depends on which.
///
/// @param <A> `float[]` or `double[]`
final class CpuSimulation<A> implements Simulation {
    /// Chunks per thread, so that no thread waits long for the last one.
    private static final int CHUNKS_PER_THREAD = 4;
    /// Samples that a cycle should take through each step together, even where that leaves fewer chunks.
    private static final int SAMPLES_IN_CYCLE = 8;
    /// What an update of a neuron costs, in multiply-adds.
    private static final int UPDATE = 10;

    private final Program program;
    private final SimulationOptions options;
    private final Plan<A> plan;
    private final Loops<A> loops;
    private final Tuning tuning;
    private final Workers workers;
    private final long operationsPerStep;
    private final long weightBytes;
    private final List<Scratch<A>> scratches = new ArrayList<>();
    private final List<Chunk<A>> chunks = new ArrayList<>();
    private int chunkRows;
    private Kernels<A> kernels;
    private boolean vectors;
    private long operations;
    private long time;

    CpuSimulation(Program program, SimulationOptions options, Plan<A> plan, Loops<A> loops, Tuning tuning) {
        this.program = program;
        this.options = options;
        this.plan = plan;
        this.loops = loops;
        this.tuning = tuning;
        this.kernels = loops.plain();
        int threads = options.threads().orElse(Runtime.getRuntime().availableProcessors());
        this.workers = new Workers(threads);
        for (int thread = 0; thread < threads; thread++) {
            scratches.add(new Scratch<>(plan.numbers()));
        }
        Cost cost = Cost.of(plan.schedule());
        this.weightBytes = Float.BYTES * cost.parameters();
        this.operationsPerStep = (cost.multiplyAdds() + UPDATE * cost.neurons()) * options.batch();
    }

    @Override
    public Step advance(Map<String, Tensor> inputs) {
        InputBlock block = InputBlock.of(program, options.batch(), inputs);
        chooseLoops(block.steps());
        List<A> results = new ArrayList<>();
        for (Plan.Result result : plan.results()) {
            results.add(plan.numbers()
                    .array(Math.toIntExact(shape(result, block.steps()).elements())));
        }
        List<Tensor> fed =
                plan.inputs().stream().map(name -> input(block, name)).toList();
        run(new Chunk.Exchange<>(fed, results), block.steps());
        time += block.steps();
        return step(results, block.steps());
    }

    private static Tensor input(InputBlock block, String name) {
        Tensor tensor = block.inputs().get(name);
        if (tensor == null) {
            throw new CompilerBug("an input that was never checked: " + name);
        }
        return tensor;
    }

    private void chooseLoops(int steps) {
        operations += operationsPerStep * steps;
        if (!vectors && operations >= tuning.vectorsFrom() && VectorModule.isLoadedAsNeeded()) {
            vectors = true;
            kernels = loops.fast().get();
            plan.layers().forEach(layer -> layer.use(true));
            chunks.forEach(chunk -> chunk.use(kernels, true));
        }
    }

    private void run(Chunk.Exchange<A> exchange, int steps) {
        if (steps == 0) {
            return;
        }
        int rows = tuning.rows(plan.bytesPerRow(), weightBytes);
        boolean shared = options.batch() < workers.threads();
        int chunksWanted = workers.threads() * chunksPerThread();
        int wanted = (options.batch() + chunksWanted - 1) / chunksWanted;
        // Many samples at few steps rather than few at many: they lie side by side in the input, and a cycle goes step
        // by step.
        int samplesEach = shared ? options.batch() : Math.min(wanted, rows);
        int stepsEach = Math.clamp(rows / samplesEach, 1, steps);
        prepareChunks(stepsEach * samplesEach, shared ? 1 : workers.threads());
        int pieces = (options.batch() + samplesEach - 1) / samplesEach;
        if (shared) {
            Chunk<A> chunk = chunks.getFirst();
            for (int from = 0; from < steps; from += stepsEach) {
                chunk.begin(exchange, 0, samplesEach, from, Math.min(stepsEach, steps - from), time + from);
                shareLayers(chunk);
                chunk.end();
            }
            return;
        }
        workers.run(pieces, (number, thread) -> {
            Chunk<A> chunk = chunks.get(thread);
            int first = number * samplesEach;
            int samples = Math.min(samplesEach, options.batch() - first);
            for (int from = 0; from < steps; from += stepsEach) {
                chunk.begin(exchange, first, samples, from, Math.min(stepsEach, steps - from), time + from);
                plan.layers().forEach(layer -> layer.runAll(chunk, Layer.ALL, scratches.get(thread)));
                chunk.end();
            }
        });
    }

    private int chunksPerThread() {
        boolean hasCycle = plan.schedule().sections().stream().anyMatch(Schedule.Section::loops);
        return hasCycle
                ? Math.clamp(options.batch() / (SAMPLES_IN_CYCLE * workers.threads()), 1, CHUNKS_PER_THREAD)
                : CHUNKS_PER_THREAD;
    }

    private void shareLayers(Chunk<A> chunk) {
        for (Layer<A> layer : plan.layers()) {
            layer.prepare(chunk, Layer.ALL);
            workers.run(
                    layer.parts(chunk, Layer.ALL),
                    (part, thread) -> layer.run(chunk, Layer.ALL, part, scratches.get(thread)));
            layer.finish(chunk, Layer.ALL);
        }
    }

    private void prepareChunks(int rows, int number) {
        if (rows > chunkRows) {
            chunks.clear();
            chunkRows = rows;
        }
        while (chunks.size() < number) {
            Chunk<A> chunk = plan.chunk(chunkRows, kernels);
            chunk.use(kernels, vectors);
            chunks.add(chunk);
        }
    }

    private Shape shape(Plan.Result result, int steps) {
        return Shape.of(steps, options.batch()).plus(result.shape());
    }

    private Step step(List<A> arrays, int steps) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        Map<String, Tensor> recordings = new LinkedHashMap<>();
        for (int number = 0; number < arrays.size(); number++) {
            Plan.Result result = plan.results().get(number);
            Tensor tensor = plan.numbers().tensor(shape(result, steps), arrays.get(number));
            (result.isOutput() ? outputs : recordings).put(result.name(), tensor);
        }
        return new Step(outputs, recordings);
    }

    @Override
    public List<LayerReport> report() {
        List<LayerReport> reports = new ArrayList<>();
        for (Schedule.Section section : plan.schedule().sections()) {
            for (Schedule.Layer layer : section.layers()) {
                int number = reports.size();
                long runs =
                        plan.activity().eventDriven(number) + plan.activity().dense(number);
                OptionalDouble density = runs == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(plan.activity().density(number));
                boolean once = !section.loops() && isOnce(layer, plan.sources().get(number));
                reports.add(new LayerReport(layer, section.loops(), kernel(number, runs), density, once));
            }
        }
        return reports;
    }

    /// Whether one step stood for all of a block. Neurons and delays remember: they work at every step.
    private boolean isOnce(Schedule.Layer layer, List<Integer> sources) {
        return switch (layer.first()) {
            case Op.Feed _, Op.Sum _, Op.MatMul _, Op.Convolve _, Op.Pool _ ->
                sources.stream().allMatch(plan.activity()::isSteady);
            case Op.Silence _, Op.Previous _, Op.Reshape _, Op.DelayLine _, Op.Neurons _ -> false;
        };
    }

    private String kernel(int number, long runs) {
        if (runs == 0) {
            return vectors ? "vector" : "plain";
        }
        long dense = plan.activity().dense(number);
        String way = dense == 0 ? "events" : dense == runs ? "dense" : "events and dense";
        return kernels.name() + ", " + way;
    }

    @Override
    public void reset() {
        plan.layers().forEach(Layer::reset);
        time = 0;
    }

    @Override
    public void close() {
        workers.close();
    }
}
