package io.nir4j.cli;

import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.Graph;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run is going to do, and who decided it.
///
/// @param recordings those that the user asked for
/// @param blockSteps time steps at a time, if the user says so
/// @param threads how many compute, if the user says so
/// @param explained whether to tell what was computed in which order
record RunPlan(
        String file,
        Graph graph,
        Program program,
        ChosenDialect dialect,
        TimeStep step,
        Simulator simulator,
        Precision precision,
        boolean precisionGiven,
        List<Recording> recordings,
        Optional<Integer> blockSteps,
        Optional<Integer> threads,
        boolean explained) {

    String precisionOrigin() {
        return precisionGiven ? "given" : "as " + dialect.dialect().name() + " computes";
    }

    /// How many threads may compute.
    int mostThreads() {
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /// What the backend is told.
    ///
    /// @param taps what to hand out besides the outputs
    SimulationOptions options(int batch, Collection<Recording> taps) {
        SimulationOptions free = new SimulationOptions(batch, precision, List.copyOf(taps));
        return threads.map(free::on).orElse(free);
    }

    /// `1 ms`, or `1` where the network counts steps.
    String stepText() {
        return Figures.seconds(step.seconds());
    }

    /// What was used, for the summary and for `meta.json`.
    Map<String, Object> facts(InputArrays fed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("nir4j", Version.text());
        facts.put("network", file);
        facts.putAll(dialect.facts());
        facts.put("timeStepSeconds", step.seconds());
        facts.put("timeStepOrigin", step.origin());
        facts.put("backend", simulator.name());
        facts.put("precision", precision.says());
        facts.put("precisionOrigin", precisionOrigin());
        facts.put("steps", fed.steps());
        facts.put("batch", fed.batch());
        Map<String, Object> inputs = new LinkedHashMap<>();
        fed.inputs().forEach(input -> inputs.put(input.name(), input.source()));
        facts.put("inputs", inputs);
        return facts;
    }
}
