package io.nir4j.cli;

import io.nir4j.backends.spi.LayerReport;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Table;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Cost;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `nir run --explain` tells: the layers in the order in which they run, what they cost, how they were computed.
final class ScheduleText {
    private final Map<Signal, String> names = new HashMap<>();

    ScheduleText(Program program) {
        // Where a graph and the node that ends it share a signal, the shorter name says more.
        program.nodes()
                .forEach((name, signal) ->
                        names.merge(signal, name, (one, other) -> one.length() <= other.length() ? one : other));
    }

    void print(List<LayerReport> layers, PrintWriter target, Ink ink) {
        if (layers.isEmpty()) {
            target.println("This backend does not tell how it computes.");
            return;
        }
        Table table = new Table("layer", "does", "multiply-adds", "parameters", "state", "kernel", "active inputs");
        for (LayerReport report : layers) {
            Cost cost = Cost.of(report.layer());
            table.row(
                    (report.stepByStep() ? "each step: " : "") + name(report),
                    work(report),
                    count(cost.multiplyAdds()),
                    count(cost.parameters()),
                    count(cost.states()),
                    report.kernel() + (report.once() ? ", once per block" : ""),
                    report.density().isPresent()
                            ? Figures.brief(100 * report.density().getAsDouble()) + " %"
                            : "");
        }
        table.print(target, ink);
        target.println("Multiply-adds and state are for one sample, multiply-adds for one step, all inputs active.");
        if (layers.stream().anyMatch(LayerReport::once)) {
            target.println("Once per block: the input was the same at every step, so one step was computed for all"
                    + " of a block; neurons are updated at each.");
        }
    }

    private static String count(long number) {
        return number == 0 ? "" : Figures.grouped(number);
    }

    private String name(LayerReport report) {
        String all = report.layer().written().stream()
                .map(op -> names.getOrDefault(op.result(), ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" + "));
        return all.isEmpty() ? report.layer().result().toString() : all;
    }

    private static String work(LayerReport report) {
        Op first = report.layer().first();
        String to = first.result().shape().toString();
        String start = switch (first) {
            case Op.Feed _ -> "input " + to;
            case Op.Silence _ -> "zeros " + to;
            case Op.Previous _ -> "previous step of " + to;
            case Op.Sum sum -> "sum of " + sum.inputs().size() + ", " + to;
            case Op.MatMul product -> "matrix " + product.input().shape() + " -> " + to;
            case Op.Convolve convolution ->
                (isPooled(report) ? "pooling convolution " : "convolution ")
                        + convolution.input().shape() + " -> " + to;
            case Op.Pool pool -> "pool " + pool.input().shape() + " -> " + to;
            case Op.DelayLine _ -> "delay " + to;
            case Op.Neurons _ -> "update " + to;
            case Op.Reshape _ -> "reshape " + to;
        };
        List<String> parts = new ArrayList<>(List.of(start));
        report.layer().ops().stream().skip(1).forEach(op -> parts.add("update"));
        return String.join(", ", parts);
    }

    private static boolean isPooled(LayerReport report) {
        return report.layer().written().stream().anyMatch(Op.Pool.class::isInstance);
    }

    /// The same for programs.
    List<Map<String, Object>> facts(List<LayerReport> layers) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (LayerReport report : layers) {
            Cost cost = Cost.of(report.layer());
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("layer", name(report));
            facts.put("does", work(report));
            facts.put("stepByStep", report.stepByStep());
            facts.put("multiplyAdds", cost.multiplyAdds());
            facts.put("parameters", cost.parameters());
            facts.put("states", cost.states());
            facts.put("kernel", report.kernel());
            facts.put("oncePerBlock", report.once());
            report.density().ifPresent(density -> facts.put("density", density));
            all.add(facts);
        }
        return all;
    }
}
