package io.nir4j.compiler.lowering;

import io.nir4j.compiler.lowering.ExecutionOrder.Component;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Stage;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Edge;
import io.nir4j.model.Node;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lowers a typed graph to a program.
///
/// Nested graphs are opened, the edges into a node are summed, cycles run step by step with the edges that close them
/// one step late. Where a dialect says that a synapse in a cycle gives its bias at the first step, the delay moves in
/// front of the synapse: its neurons' spikes of the step before go through it anew.
public final class Lowering {
    private final FlatGraph graph;
    private final ExecutionOrder order;
    private final NodeLowering nodes;
    private final Discretization steps;
    private final Map<String, Signal> outputs = new HashMap<>();
    private final Map<String, Signal> signals = new HashMap<>();
    private final Map<String, Signal> late = new HashMap<>();
    private List<Op> ops = new ArrayList<>();

    private Lowering(FlatGraph graph, Discretization steps, double stepSeconds) {
        this.graph = graph;
        this.steps = steps;
        this.order = ExecutionOrder.of(graph);
        this.nodes = new NodeLowering(steps, stepSeconds);
    }

    /// The program for `graph` as `dialect` steps it.
    ///
    /// @param stepSeconds length of a time step, positive
    /// @param findings receives warnings about what the dialect ignores or cannot express
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with every reason why the network cannot be run
    public static Program lower(TypedGraph graph, Dialect dialect, double stepSeconds, Findings findings) {
        FlatGraph flat = FlatGraph.of(graph);
        findings.addAll(Runnability.check(flat, dialect, stepSeconds));
        findings.throwIfErrors();
        return new Lowering(flat, dialect.discretization(), stepSeconds).program(stepSeconds);
    }

    private Program program(double stepSeconds) {
        List<Stage> stages = new ArrayList<>();
        for (Component component : order.components()) {
            ops = new ArrayList<>();
            component.nodes().forEach(this::lower);
            stages.add(new Stage(ops, component.loops()));
        }
        Map<String, Signal> named = new TreeMap<>(outputs);
        graph.aliases().forEach((graphName, node) -> named.put(graphName, made(node)));
        return new Program(
                stages,
                select(graph.inputs()),
                select(graph.outputs()),
                new TreeMap<>(named),
                stepSeconds,
                steps.precision());
    }

    private SortedMap<String, Signal> select(List<String> names) {
        SortedMap<String, Signal> selected = new TreeMap<>();
        names.forEach(name -> selected.put(name, made(name)));
        return selected;
    }

    private Signal made(String name) {
        return Optional.ofNullable(outputs.get(name))
                .orElseThrow(() -> new CompilerBug("'" + name + "' is read before it is made"));
    }

    /// The signal of a node, whether it is made already or will be.
    private Signal signalOf(String name) {
        return signals.computeIfAbsent(name, key -> nodes.signal(graph.node(key).output()));
    }

    private void lower(String name) {
        FlatGraph.Placed placed = graph.node(name);
        Signal result = signalOf(name);
        if (graph.inputs().contains(name)) {
            ops.add(new Op.Feed(result, name));
        } else {
            ops.add(nodes.lower(name, placed.node(), arriving(name, placed.input()), result));
        }
        outputs.put(name, result);
    }

    /// The sum of what arrives at a node, edges that close a cycle one step late.
    private Signal arriving(String name, Shape shape) {
        List<Signal> signals = new ArrayList<>();
        for (String source : graph.sourcesOf(name)) {
            boolean closesCycle = order.backEdges().contains(new Edge(source, name));
            signals.add(closesCycle ? late(source) : made(source));
        }
        return sum(signals, shape);
    }

    private Signal sum(List<Signal> signals, Shape shape) {
        if (signals.size() == 1) {
            return signals.getFirst();
        }
        Signal sum = nodes.signal(shape);
        ops.add(signals.isEmpty() ? new Op.Silence(sum) : new Op.Sum(sum, signals));
        return sum;
    }

    /// What the node gave one step ago.
    private Signal late(String name) {
        Signal known = late.get(name);
        if (known != null) {
            return known;
        }
        FlatGraph.Placed placed = graph.node(name);
        Signal result = nodes.signal(placed.output());
        late.put(name, result);
        if (steps.backEdges() == BackEdges.BIAS && passesDelayOn(name, placed.node())) {
            List<Signal> sources =
                    graph.sourcesOf(name).stream().map(this::late).toList();
            ops.add(nodes.lower(name, placed.node(), sum(sources, placed.input()), result));
        } else {
            ops.add(new Op.Previous(result, signalOf(name)));
        }
        return result;
    }

    /// A synapse of a cycle that some neuron of the same cycle feeds: the delay may stand before it as well.
    private boolean passesDelayOn(String name, Node node) {
        return NodeLowering.isMemoryless(node)
                && graph.sourcesOf(name).stream().anyMatch(source -> order.cycleHolds(name, source))
                && reachesNeuron(name);
    }

    /// Whether every way back from the node inside its cycle comes to a node with memory before it closes.
    private boolean reachesNeuron(String name) {
        Set<String> seen = new HashSet<>(Set.of(name));
        Deque<String> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            for (String source : graph.sourcesOf(waiting.remove())) {
                if (order.cycleHolds(name, source)
                        && NodeLowering.isMemoryless(graph.node(source).node())) {
                    if (source.equals(name)) {
                        return false;
                    }
                    if (seen.add(source)) {
                        waiting.add(source);
                    }
                }
            }
        }
        return true;
    }
}
