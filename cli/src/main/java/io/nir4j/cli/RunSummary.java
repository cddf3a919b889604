package io.nir4j.cli;

import io.nir4j.cli.InputArrays.Fed;
import io.nir4j.cli.Tally.Output;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Table;
import io.nir4j.model.tensor.Shape;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `nir run` prints at its end.
final class RunSummary {
    private static final int SAMPLES_SHOWN = 10;
    private static final int FEATURES_SHOWN = 12;

    private final PrintWriter target;
    private final Ink ink;

    RunSummary(PrintWriter target, Ink ink) {
        this.target = target;
        this.ink = ink;
    }

    void print(RunPlan plan, InputArrays fed, RunResult result) {
        Table table = new Table();
        settings(plan, fed, table);
        result.tally()
                .rates()
                .forEach((layer, rate) ->
                        table.row("rate", layer + ": " + Figures.brief(rate) + " spikes per neuron and step"));
        boolean one = result.tally().outputs().size() == 1;
        result.tally().outputs().forEach((name, output) -> output(one ? "" : name + ": ", output, fed, table));
        table.row("time", time(result.seconds(), fed.steps()));
        result.written().ifPresent(file -> table.row("written", file + ": " + String.join(", ", result.arrays())));
        table.print(target, ink);
        if (plan.explained()) {
            target.println();
            new ScheduleText(plan.program()).print(result.layers(), target, ink);
        }
    }

    /// What runs on what, and who decided so.
    static void settings(RunPlan plan, InputArrays fed, Table table) {
        table.row("network", plan.file());
        table.row("dialect", plan.dialect().text());
        table.row("time step", plan.stepText() + " (" + plan.step().origin() + ")");
        table.row(
                "backend",
                plan.simulator().name() + ", " + plan.precision().says() + " (" + plan.precisionOrigin() + ")");
        boolean single = fed.inputs().size() == 1;
        fed.inputs().forEach(input -> table.row("input", (single ? "" : input.name() + ": ") + input(input)));
        table.row("steps", Figures.grouped(fed.steps()) + ", batch " + fed.batch());
    }

    private static String input(Fed input) {
        return input.source() + ", " + input.array().dtype().label()
                + input.array().shape()
                + input.remark().map(remark -> "; " + remark).orElse("");
    }

    private static void output(String name, Output output, InputArrays fed, Table table) {
        Shape shape = Shape.of(fed.steps(), fed.batch()).plus(output.signal().shape());
        table.row("output", name + shape + ", " + (output.isSpikes() ? "spikes" : "sum over time") + " per sample:");
        for (int sample = 0; sample < Math.min(SAMPLES_SHOWN, fed.batch()); sample++) {
            table.row("", "sample " + sample + ": " + sums(output.of(sample)));
        }
        if (fed.batch() > SAMPLES_SHOWN) {
            table.row("", "... and " + (fed.batch() - SAMPLES_SHOWN) + " more samples");
        }
    }

    private static String sums(List<Double> sums) {
        int most = argmax(sums);
        String shown = sums.size() <= FEATURES_SHOWN
                ? sums.stream().map(Figures::number).collect(Collectors.joining(" "))
                : "total "
                        + Figures.number(
                                sums.stream().mapToDouble(Double::doubleValue).sum()) + ", most "
                        + Figures.number(sums.get(most));
        return sums.size() > 1 ? shown + ", argmax " + most : shown;
    }

    /// The first of the largest.
    private static int argmax(List<Double> sums) {
        int most = 0;
        for (int i = 1; i < sums.size(); i++) {
            most = sums.get(i) > sums.get(most) ? i : most;
        }
        return most;
    }

    private static String time(double seconds, long steps) {
        String perStep = steps == 0 ? "" : ", " + Figures.duration(seconds / steps) + " per step";
        return Figures.duration(seconds) + perStep;
    }

    /// The same facts for programs.
    static Map<String, Object> facts(RunPlan plan, InputArrays fed, RunResult result) {
        Map<String, Object> facts = plan.facts(fed);
        Map<String, Object> remarks = new LinkedHashMap<>();
        fed.inputs().forEach(input -> input.remark().ifPresent(remark -> remarks.put(input.name(), remark)));
        facts.put("inputRemarks", remarks);
        facts.put("rates", result.tally().rates());
        Map<String, Object> outputs = new LinkedHashMap<>();
        result.tally().outputs().forEach((name, output) -> outputs.put(name, output(output, fed)));
        facts.put("outputs", outputs);
        facts.put("seconds", result.seconds());
        if (plan.explained()) {
            facts.put("layers", new ScheduleText(plan.program()).facts(result.layers()));
        }
        facts.put("written", result.written().map(Object::toString));
        facts.put("arrays", result.written().isPresent() ? result.arrays() : List.of());
        return facts;
    }

    private static Map<String, Object> output(Output output, InputArrays fed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Shape shape = Shape.of(fed.steps(), fed.batch()).plus(output.signal().shape());
        facts.put("shape", Arrays.stream(shape.toArray()).boxed().toList());
        facts.put("spikes", output.isSpikes());
        List<Object> sums = new ArrayList<>();
        List<Object> argmax = new ArrayList<>();
        for (int sample = 0; sample < Math.min(SAMPLES_SHOWN, fed.batch()); sample++) {
            sums.add(output.of(sample));
            argmax.add(argmax(output.of(sample)));
        }
        facts.put("sums", sums);
        facts.put("argmax", argmax);
        return facts;
    }
}
