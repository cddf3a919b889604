package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.cli.terminal.Table;
import io.nir4j.compiler.pass.Applied;
import io.nir4j.compiler.pass.Measures;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Optimized.PassResult;
import io.nir4j.compiler.pass.Optimizer;
import io.nir4j.compiler.pass.Pipeline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What passes made of a network: its size before and after each.
record OptReport(Path file, Pipeline pipeline, String dialect, Optimized optimized) {

    void print(Console console, boolean timing) {
        Table table = timing
                ? new Table("pass", "rewrites", "nodes", "parameters", "multiply-adds", "state", "time")
                : new Table("pass", "rewrites", "nodes", "parameters", "multiply-adds", "state");
        row(table, "(before)", "", optimized.before(), "");
        for (PassResult result : optimized.passes()) {
            String time = timing ? Figures.duration(result.seconds()) : "";
            row(table, result.pass(), Figures.grouped(result.applied().size()), result.after(), time);
        }
        table.print(console.out(), console.outInk());
        if (console.isVerbose()) {
            optimized.applied().forEach(one -> console.out().println(line(one)));
        }
    }

    private static String line(Applied one) {
        return one.pass() + ", " + one.rule().name() + ": " + PlainText.line(one.says());
    }

    private static void row(Table table, String pass, String rewrites, Measures size, String time) {
        table.row(
                pass,
                rewrites,
                Figures.grouped(size.nodes()),
                Figures.grouped(size.parameters()) + " (" + Figures.bytes(size.parameterBytes()) + ")",
                Figures.grouped(size.multiplyAdds()),
                Figures.bytes(size.stateBytes()),
                time);
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", file.toString());
        facts.put("pipeline", pipeline.toString());
        facts.put("exactness", pipeline.exactness().label());
        facts.put("dialect", dialect);
        facts.put("metadataEntry", Optimizer.PASSES);
        facts.put("before", size(optimized.before()));
        facts.put("passes", optimized.passes().stream().map(OptReport::pass).toList());
        facts.put("after", size(after()));
        facts.put("lostMetadata", List.copyOf(optimized.lostMetadata().keySet()));
        facts.put("findings", FindingsText.facts(optimized.findings()));
        return facts;
    }

    private Measures after() {
        return Stream.concat(
                        Stream.of(optimized.before()),
                        optimized.passes().stream().map(PassResult::after))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static Map<String, Object> pass(PassResult result) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("pass", result.pass());
        facts.put("seconds", result.seconds());
        facts.put("after", size(result.after()));
        facts.put("rewrites", result.applied().stream().map(OptReport::rewrite).toList());
        return facts;
    }

    private static Map<String, Object> rewrite(Applied applied) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rule", applied.rule().name());
        facts.put("exactness", applied.rule().exactness().label());
        facts.put("node", applied.place());
        facts.put("says", applied.says());
        return facts;
    }

    private static Map<String, Object> size(Measures size) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("nodes", size.nodes());
        facts.put("edges", size.edges());
        facts.put("parameters", size.parameters());
        facts.put("parameterBytes", size.parameterBytes());
        facts.put("multiplyAdds", size.multiplyAdds());
        facts.put("stateBytes", size.stateBytes());
        return facts;
    }
}
