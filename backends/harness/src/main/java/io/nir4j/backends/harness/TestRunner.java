package io.nir4j.backends.harness;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Stated;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs a test of a network on a simulator.
///
/// What the test leaves open is as for `nir run`: the dialect `nir`, the time step that [TimeStep] chooses, the
/// dialect's precision. What is expected is compared in the precision of the simulation.
public final class TestRunner {
    /// A run keeps all of its steps: what is fed and what is watched, in float64.
    private static final long MOST_BYTES = 512L << 20;

    private final Graph graph;
    private final TestCase test;
    private final Simulator simulator;
    private final Optional<Dialect> chosen;
    private final Findings findings = new Findings();

    private TestRunner(Graph graph, TestCase test, Simulator simulator, Optional<Dialect> chosen) {
        this.graph = graph;
        this.test = test;
        this.simulator = simulator;
        this.chosen = chosen;
    }

    /// Runs `test`; findings about the network name its nodes, those about the test its places.
    ///
    /// @param simulator one that can work here
    public static TestResult run(Graph graph, TestCase test, Simulator simulator) {
        return new TestRunner(graph, test, simulator, Optional.empty()).result();
    }

    /// Runs `test` in `dialect`, whatever it says itself.
    public static TestResult run(Graph graph, TestCase test, Simulator simulator, Dialect dialect) {
        return new TestRunner(graph, test, simulator, Optional.of(dialect)).result();
    }

    private TestResult result() {
        try {
            List<Difference> differences = differences();
            List<Diagnostic> found = findings.all();
            return differences.isEmpty() ? new TestResult.Passed(found) : new TestResult.Failed(differences, found);
        } catch (InvalidNetwork cannotRun) {
            return new TestResult.CannotRun(cannotRun.diagnostics());
        }
    }

    private List<Difference> differences() {
        Program program = program();
        List<Watched> watched = new ArrayList<>();
        Findings faults = new Findings();
        for (Expectation expectation : test.expectations()) {
            collect(faults, () -> watched.add(Watched.of(program, expectation)));
        }
        List<Feeding> feeding = new ArrayList<>();
        collect(faults, () -> feeding.add(Feeding.of(program, test)));
        faults.throwIfErrors();
        Map<String, Trace> traces = simulate(program, feeding.getFirst(), watched);
        Function<Recording, Trace> recorded = recording -> Optional.ofNullable(traces.get(recording.name()))
                .orElseThrow(() -> new CompilerBug(simulator.name() + " did not record " + recording.name()));
        return watched.stream()
                .flatMap(one -> Observation.of(one, recorded).difference().stream())
                .toList();
    }

    private static void collect(Findings faults, Runnable step) {
        try {
            step.run();
        } catch (InvalidNetwork invalid) {
            faults.addAll(invalid.diagnostics());
        }
    }

    private Program program() {
        Dialect dialect =
                chosen.or(() -> test.dialect().map(TestRunner::dialect)).orElse(Dialects.NIR);
        TimeStep step = TimeStep.choose(test.stepSeconds().map(Stated::value), dialect, graph);
        return Lowering.lower(TypedGraph.of(graph, findings), dialect, step.seconds(), findings);
    }

    private static Dialect dialect(Stated<String> name) {
        return Dialects.find(name.value())
                .orElseThrow(() -> Diagnostic.of(Code.UNKNOWN_NAME, "there is no dialect '" + name.value() + "'")
                        .at(name.place())
                        .hint(Suggestion.hint(name.value(), Dialects.names())
                                .orElse("the dialects are " + String.join(", ", Dialects.names())))
                        .asException());
    }

    private Map<String, Trace> simulate(Program program, Feeding feeding, List<Watched> watched) {
        Map<String, Recording> recordings = new LinkedHashMap<>();
        watched.stream().flatMap(Watched::recordings).forEach(recording -> recordings.put(recording.name(), recording));
        checkSize(program, feeding, recordings);
        Precision precision = test.precision().map(TestRunner::precision).orElse(program.precision());
        SimulationOptions options = new SimulationOptions(feeding.batch(), precision, List.copyOf(recordings.values()));
        try (Simulation simulation = simulator.open(program, options)) {
            Map<String, Trace> traces = new LinkedHashMap<>();
            simulation
                    .advance(feeding.inputs())
                    .recordings()
                    .forEach((name, values) -> traces.put(name, new Trace(name, values)));
            return traces;
        }
    }

    private static Precision precision(DType dtype) {
        return dtype == DType.F32 ? Precision.FLOAT32 : Precision.FLOAT64;
    }

    private void checkSize(Program program, Feeding feeding, Map<String, Recording> recordings) {
        double perStep = Stream.of(
                        program.inputs().values().stream(),
                        program.outputs().values().stream(),
                        recordings.values().stream().map(Recording::signal))
                .flatMap(signals -> signals)
                .map(Signal::shape)
                .mapToDouble(shape -> shape.elements() * (double) Double.BYTES)
                .sum();
        double bytes = perStep * feeding.batch() * feeding.steps();
        if (bytes > MOST_BYTES) {
            throw Diagnostic.of(
                            Code.TEXT_LIMIT,
                            feeding.steps() + " steps of this network are " + (long) (bytes / (1 << 20))
                                    + " MiB; a test may have " + (MOST_BYTES >> 20) + " MiB")
                    .at(test.place())
                    .hint("fewer steps, or fewer signals; 'nir run' has no such limit")
                    .asException();
        }
    }
}
