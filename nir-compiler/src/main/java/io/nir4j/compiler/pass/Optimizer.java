package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.Optimized.PassResult;
import io.nir4j.compiler.pass.Pipeline.Step;
import io.nir4j.compiler.pass.rewrite.GraphRule;
import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Network;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Runs pipelines.
///
/// ```java
/// Setting setting = new Setting(Dialects.NIR, 1e-3);
/// Optimized result = Optimizer.run(graph, Pipeline.parse("identities,fold,dce"), setting);
/// ```
///
/// Each pass goes over all nodes again and again until no rule of it finds anything, or its budget is spent.
public final class Optimizer {
    /// The entry of the network's metadata that says which passes it went through.
    public static final String PASSES = "nir4j.passes";
    /// The entry that says for which dialect they were right, where that is not `nir`.
    public static final String DIALECT = "nir4j.passes.dialect";

    private static final int BUDGET = 10_000;

    private final Setting setting;
    private final Findings findings = new Findings();
    private final SortedMap<String, Value.Tree> lost = new TreeMap<>();
    private final Consumer<Snapshot> watcher;
    private Network network;

    private Optimizer(Graph graph, Setting setting, Consumer<Snapshot> watcher) {
        this.setting = setting;
        this.watcher = watcher;
        this.network = Network.of(graph, setting);
    }

    /// `graph` after all passes of `pipeline`.
    ///
    /// @param setting for whom the result must compute the same
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the graph is wrong
    public static Optimized run(Graph graph, Pipeline pipeline, Setting setting) {
        return run(graph, pipeline, setting, snapshot -> {});
    }

    /// The same.
    ///
    /// @param watcher sees the network after every rewrite
    public static Optimized run(Graph graph, Pipeline pipeline, Setting setting, Consumer<Snapshot> watcher) {
        return new Optimizer(graph, setting, watcher).run(pipeline);
    }

    private Optimized run(Pipeline pipeline) {
        Graph start = network.graph();
        Measures before = Measures.of(network);
        List<PassResult> results = new ArrayList<>();
        for (Step step : pipeline.steps()) {
            long started = System.nanoTime();
            List<Applied> applied = new Turn(step).applied();
            findings.addAll(step.pass().afterwards().apply(network, step.options()));
            double seconds = (System.nanoTime() - started) / 1e9;
            results.add(new PassResult(step.toString(), applied, Measures.of(network), seconds));
        }
        lost.keySet()
                .forEach(name -> findings.add(
                        Diagnostic.of(Code.METADATA_GONE, "'" + name + "' is gone, and its metadata with it")
                                .at(Place.node(name))));
        Graph end = annotated(network.graph(), pipeline);
        sayStep(start, end);
        return new Optimized(end, before, results, findings.all(), lost);
    }

    private Graph annotated(Graph graph, Pipeline pipeline) {
        if (pipeline.steps().isEmpty()) {
            return graph;
        }
        Map<String, Value> entries = new LinkedHashMap<>(graph.metadata().entries());
        String earlier = entries.get(PASSES) instanceof Value.Text(var text) ? text + "," : "";
        entries.put(PASSES, new Value.Text(earlier + pipeline));
        if (!setting.dialect().name().equals("nir")) {
            entries.put(DIALECT, new Value.Text(setting.dialect().name()));
        }
        return graph.edit().metadata(new Value.Tree(entries)).build();
    }

    /// Parameters may have told how long a step is.
    private void sayStep(Graph start, Graph end) {
        TimeStep was = TimeStep.choose(Optional.empty(), setting.dialect(), start);
        TimeStep is = TimeStep.choose(Optional.empty(), setting.dialect(), end);
        if (was.seconds() != is.seconds()) {
            findings.add(Diagnostic.of(
                            Code.STEP_NOT_IMPLIED,
                            "the network implied a time step of " + was.seconds() + " s (" + was.origin()
                                    + "), its rewritten form " + is.seconds() + " s")
                    .hint("run the result with --dt " + was.seconds()));
        }
    }

    /// One pass over the network.
    private final class Turn {
        private final Step step;
        private final int budget;
        private final List<Applied> applied = new ArrayList<>();

        Turn(Step step) {
            this.step = step;
            this.budget =
                    step.options().get(Pass.MAX.name()).map(Integer::parseInt).orElse(BUDGET);
        }

        List<Applied> applied() {
            List<Rule> rules = step.pass().rules().stream()
                    .filter(rule -> rule.validity().holds().test(setting))
                    .toList();
            int before = -1;
            while (applied.size() > before && hasBudget()) {
                before = applied.size();
                rules.forEach(this::sweep);
            }
            if (!hasBudget() && applied.size() > before) {
                findings.add(Diagnostic.of(
                        Code.BUDGET_SPENT, step + " stopped after " + applied.size() + " rewrites, as many as it may"));
            }
            verify();
            return applied;
        }

        private boolean hasBudget() {
            return applied.size() < budget;
        }

        /// Each node of each graph once, as they are now; those that come to be wait for the next sweep.
        private void sweep(Rule rule) {
            switch (rule) {
                case GraphRule graphRule -> {
                    for (Level level : network.levels()) {
                        network.level(level.path()).ifPresent(now -> take(graphRule, now));
                    }
                }
                case NodeRule nodeRule -> {
                    for (Level level : network.levels()) {
                        level.graph().nodes().keySet().forEach(name -> take(nodeRule, level.path(), name));
                    }
                }
            }
        }

        private void take(GraphRule rule, Level level) {
            Iterator<Rewrite> rewrites =
                    rule.rewriting().apply(level, step.options()).iterator();
            boolean found = false;
            while (!found && hasBudget() && rewrites.hasNext()) {
                found = taken(rule, rewrites.next(), level, String.join("/", level.path()));
            }
        }

        private void take(NodeRule rule, List<String> path, String name) {
            boolean again = true;
            while (again && hasBudget()) {
                again = network.level(path)
                        .filter(level -> level.typed().hasShape(name))
                        .flatMap(level -> rule.rewriting()
                                .apply(new Site(level, name))
                                .map(rewrite -> taken(rule, rewrite, level, level.full(name))))
                        .orElse(false);
            }
        }

        private boolean taken(Rule rule, Rewrite rewrite, Level level, String place) {
            Optional<Network.Taken> next = network.after(rewrite, level, rule);
            next.ifPresent(taken -> {
                lost.putAll(taken.lost());
                network = taken.network();
                Applied one = new Applied(step.toString(), rule, place, rewrite.says());
                applied.add(one);
                watcher.accept(new Snapshot(one, network.graph()));
            });
            return next.isPresent();
        }

        private void verify() {
            if (applied.isEmpty()) {
                return;
            }
            List<Diagnostic> errors = Verifier.verify(network.graph()).stream()
                    .filter(Diagnostic::isError)
                    .toList();
            network.confirm();
            if (!errors.isEmpty()) {
                throw new CompilerBug("pass " + step + " made a network that is wrong: " + errors);
            }
        }
    }
}
