package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.InputBlock;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A network that takes and gives INDArrays.
///
/// ```java
/// SimulationOptions options = new SimulationOptions(batch, Precision.FLOAT32, List.of());
/// try (Nd4jNetwork network = Nd4jNetwork.open(program, options)) {
///     INDArray spikes = network.advance(Map.of("input", images)).outputs().get("output");
/// }
/// ```
///
/// Arrays have the shape (time, batch, features...), whatever their ordering, strides or workspace. Their type is that
/// of the arithmetic, FLOAT or DOUBLE, on both sides: others are refused, none is converted. Inputs are read while
/// [#advance] runs, and neither kept nor changed. Results are new arrays in C order, outside of any workspace; they
/// belong to the caller, who may close them. The network's own memory is freed by [#close].
///
/// State is kept from one call to the next: two blocks give what one of both together gives, to the last bit, and a
/// sample gives the same whatever else is in the batch. Not safe for use by several threads at once. While
/// [#advance] runs, the BLAS of ND4J has one thread for each product, process-wide.
public final class Nd4jNetwork implements AutoCloseable {
    private final Program program;
    private final int batch;
    private final DataType type;
    private final Execution execution;

    /// What a block of steps gave.
    ///
    /// @param outputs by the name of the Output node
    /// @param recordings by the name of the recording
    public record Result(Map<String, INDArray> outputs, Map<String, INDArray> recordings) {
        public Result {
            outputs = Map.copyOf(outputs);
            recordings = Map.copyOf(recordings);
        }
    }

    private Nd4jNetwork(Program program, SimulationOptions options) {
        this.program = program;
        this.batch = options.batch();
        this.execution = new Execution(program.keeping(options.recordings()), options);
        this.type = Memory.type(options.precision());
    }

    /// Prepares `program` and puts it in its initial state.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if ND4J does not start on this machine
    public static Nd4jNetwork open(Program program, SimulationOptions options) {
        Installation.start();
        return new Nd4jNetwork(program, options);
    }

    /// Runs as many steps as the inputs have.
    ///
    /// @param inputs by the name of the Input node, each of shape (time, batch, features...)
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with everything about the inputs that does not fit
    @SuppressWarnings("try") // The scope is there to be open.
    public Result advance(Map<String, INDArray> inputs) {
        int steps = check(inputs);
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            Map<Plan.Result, INDArray> results = new LinkedHashMap<>();
            execution
                    .results()
                    .forEach(result -> results.put(
                            result, Nd4j.create(type, result.shape(steps, batch).toArray())));
            execution.run(
                    steps,
                    (name, first, count, into) -> read(Lookup.of(inputs, name), first, count, into),
                    (result, first, count, from) -> write(from, count, Lookup.of(results, result), first));
            return result(results);
        }
    }

    private int check(Map<String, INDArray> inputs) {
        Findings findings = new Findings();
        Map<String, Shape> shapes = new TreeMap<>();
        inputs.forEach((name, array) -> {
            shapes.put(name, Shape.of(array.shape()));
            if (array.dataType() != type) {
                findings.add(Diagnostic.of(
                                Code.INPUT_DATA,
                                "input '" + name + "' is of type " + array.dataType() + ", the arithmetic is " + type)
                        .hint("convert it with castTo(DataType." + type + ")"));
            }
        });
        return InputBlock.steps(program, batch, shapes, findings);
    }

    private static void read(INDArray input, long first, int steps, INDArray into) {
        long[] shape = input.shape().clone();
        shape[0] = steps;
        DataBuffer own = input.data();
        DataBuffer whole = own.originalDataBuffer() == null ? own : own.originalDataBuffer();
        long offset = input.offset() + first * input.stride(0);
        INDArray part = Nd4j.create(whole, shape, input.stride(), offset, 'c');
        Memory.copy(part, Memory.view(into, 0, shape)).run();
    }

    private static void write(INDArray from, int steps, INDArray result, long first) {
        long width = result.length() / result.size(0);
        Memory.copy(Memory.view(from, 0, steps * width), Memory.view(result, first * width, steps * width))
                .run();
    }

    private static Result result(Map<Plan.Result, INDArray> results) {
        Map<String, INDArray> outputs = new LinkedHashMap<>();
        Map<String, INDArray> recordings = new LinkedHashMap<>();
        results.forEach((result, array) -> (result.isOutput() ? outputs : recordings).put(result.name(), array));
        return new Result(outputs, recordings);
    }

    /// Puts everything back to the state before the first step.
    public void reset() {
        execution.reset();
    }

    /// Frees the network's memory; results stay.
    @Override
    public void close() {
        execution.close();
    }
}
