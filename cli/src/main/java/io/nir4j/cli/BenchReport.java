package io.nir4j.cli;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.Map;

/// What `nir bench` tells, as text and for programs.
final class BenchReport {
    private final RunPlan plan;
    private final InputArrays fed;
    private final BenchResult result;

    BenchReport(RunPlan plan, InputArrays fed, BenchResult result) {
        this.plan = plan;
        this.fed = fed;
        this.result = result;
    }

    void print(PrintWriter target, Ink ink) {
        Table table = new Table();
        RunSummary.settings(plan, fed, table);
        table.row("threads", plan.mostThreads() + (plan.threads().isPresent() ? " (given)" : " (all processors)"));
        table.row("load", Figures.duration(result.load()) + ": reading the network, lowering, opening the backend");
        table.row("first run", Figures.duration(result.first()) + ", with the compiling that it starts");
        table.row(
                "warm-up",
                Figures.count(result.warm().size(), "run") + " in " + Figures.duration(result.warmSeconds()));
        table.row(
                "run",
                "median " + Figures.duration(result.median()) + " of "
                        + result.measured().size() + ", fastest " + Figures.duration(result.fastest()) + ", slowest "
                        + Figures.duration(result.slowest()));
        table.row(
                "speed",
                Figures.brief(samplesPerSecond()) + " samples per second, " + Figures.duration(stepSeconds())
                        + " per step, " + Figures.brief(realTimeFactor()) + " times as fast as real time");
        table.print(target, ink);
        if (plan.explained()) {
            target.println();
            new ScheduleText(plan.program()).print(result.layers(), target, ink);
        }
    }

    private double samplesPerSecond() {
        return fed.batch() / result.median();
    }

    private double stepSeconds() {
        return result.median() / fed.steps();
    }

    /// Seconds that the network lives through in a second, all samples side by side.
    private double realTimeFactor() {
        return fed.steps() * plan.step().seconds() / result.median();
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = plan.facts(fed);
        facts.put("threads", plan.mostThreads());
        facts.put("load_s", result.load());
        facts.put("first_s", result.first());
        facts.put("warmup_runs", result.warm().size());
        facts.put("warmup_s", result.warmSeconds());
        facts.put("runs", result.measured().size());
        facts.put("median_s", result.median());
        facts.put("min_s", result.fastest());
        facts.put("max_s", result.slowest());
        facts.put("all_s", result.measured());
        facts.put("step_s", stepSeconds());
        facts.put("samples_per_s", samplesPerSecond());
        facts.put("real_time_factor", realTimeFactor());
        if (plan.explained()) {
            facts.put("layers", new ScheduleText(plan.program()).facts(result.layers()));
        }
        return facts;
    }
}
