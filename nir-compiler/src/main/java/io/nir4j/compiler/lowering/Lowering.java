package io.nir4j.compiler.lowering;

import io.nir4j.compiler.lowering.ExecutionOrder.Component;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Stage;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.Axis.Arrival;
import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Edge;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
///
/// Where a dialect says that what comes to a neuron arrives a step later, a delay stands before each neuron; an edge
/// that closes a cycle is late already. Where spikes of the old potential come back in their own step, the neuron
/// inside its cycle gives them as soon as they are known, a step early, and to everybody else one step after that.
public final class Lowering {
    private final FlatGraph graph;
    private final ExecutionOrder order;
    private final NodeLowering nodes;
    private final Map<String, Signal> outputs = new HashMap<>();
    private final Map<String, Signal> signals = new HashMap<>();
    private final Set<String> synapses;
    private final Map<String, Signal> late = new HashMap<>();
    private final Map<String, Signal> previous = new HashMap<>();
    private final Set<String> direct;
    private final Map<String, Signal> early = new HashMap<>();
    private final NodeLowering earlyNodes;
    private final boolean arrivesLate;
    private List<Op> ops = new ArrayList<>();

    private Lowering(FlatGraph graph, Discretization steps, double stepSeconds) {
        this.graph = graph;
        this.order = ExecutionOrder.of(graph);
        this.nodes = new NodeLowering(steps, stepSeconds);
        this.synapses = steps.backEdges() == BackEdges.BIAS ? Synapses.of(graph, order) : Set.of();
        boolean returnsAtOnce = steps.backEdges() == BackEdges.DIRECT && steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL;
        this.direct = returnsAtOnce ? DirectLoops.of(graph, order) : Set.of();
        this.earlyNodes = new NodeLowering(steps.with(SpikeFrom.NEW_POTENTIAL, ResetWhen.NEXT_STEP), stepSeconds);
        this.arrivesLate = steps.arrival() == Arrival.NEXT_STEP;
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
        return new Lowering(flat, dialect.discretization(), stepSeconds)
                .program(stepSeconds, dialect.discretization().precision());
    }

    private Program program(double stepSeconds, Precision precision) {
        List<Stage> stages = new ArrayList<>();
        for (Component component : order.components()) {
            ops = new ArrayList<>();
            component.nodes().forEach(this::lower);
            stages.add(new Stage(ops, component.loops()));
        }
        Map<String, Signal> named = new TreeMap<>(outputs);
        graph.aliases().forEach((graphName, node) -> named.put(graphName, made(node)));
        return new Program(
                stages, select(graph.inputs()), select(graph.outputs()), new TreeMap<>(named), stepSeconds, precision);
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
        } else if (direct.contains(name)) {
            ops.add(earlyNodes.lower(name, placed.node(), arriving(name, placed.input()), earlySignal(name)));
            ops.add(new Op.DelayLine(result, earlySignal(name), List.of(1)));
        } else {
            ops.add(nodes.lower(name, placed.node(), arriving(name, placed.input()), result));
        }
        outputs.put(name, result);
    }

    /// The spikes of a neuron with a direct loop, known one step before they are given.
    private Signal earlySignal(String name) {
        return early.computeIfAbsent(name, key -> nodes.signal(graph.node(key).output()));
    }

    /// The sum of what arrives at a node, edges that close a cycle one step late.
    private Signal arriving(String name, Shape shape) {
        boolean delayed = arrivesLate && NodeLowering.isNeuron(graph.node(name).node());
        List<Signal> signals = new ArrayList<>();
        List<Signal> sent = new ArrayList<>();
        for (String source : graph.sourcesOf(name)) {
            if (order.backEdges().contains(new Edge(source, name))) {
                signals.add(late(source));
            } else {
                (delayed ? sent : signals).add(present(source, name));
            }
        }
        if (!sent.isEmpty()) {
            Signal arrived = nodes.signal(shape);
            ops.add(new Op.DelayLine(arrived, sum(sent, shape), List.of(1)));
            signals.add(arrived);
        }
        return sum(signals, shape);
    }

    private Signal present(String source, String reader) {
        return direct.contains(source) && order.cycleHolds(source, reader) ? earlySignal(source) : made(source);
    }

    private Signal sum(List<Signal> signals, Shape shape) {
        if (signals.size() == 1) {
            return signals.getFirst();
        }
        Signal sum = nodes.signal(shape);
        ops.add(signals.isEmpty() ? new Op.Silence(sum) : new Op.Sum(sum, signals));
        return sum;
    }

    /// What the source of a back edge gave one step ago; through synapses goes what their cycle gave then.
    private Signal late(String name) {
        Deque<String> open = new ArrayDeque<>();
        if (synapses.contains(name)) {
            open.push(name);
        }
        while (!open.isEmpty()) {
            String synapse = open.getFirst();
            List<String> before = graph.sourcesOf(synapse).stream()
                    .filter(source -> isPassed(synapse, source) && !late.containsKey(source))
                    .toList();
            before.forEach(open::push);
            if (before.isEmpty()) {
                open.pop();
                late.computeIfAbsent(synapse, this::passed);
            }
        }
        return Optional.ofNullable(late.get(name)).orElseGet(() -> previous(name));
    }

    private boolean isPassed(String synapse, String source) {
        return synapses.contains(source) && order.cycleHolds(synapse, source);
    }

    /// The synapse once more, on what came to it one step ago.
    private Signal passed(String synapse) {
        FlatGraph.Placed placed = graph.node(synapse);
        List<Signal> sources = graph.sourcesOf(synapse).stream()
                .map(source -> isPassed(synapse, source)
                        ? Optional.ofNullable(late.get(source)).orElseThrow()
                        : previous(source))
                .toList();
        Signal result = nodes.signal(placed.output());
        ops.add(nodes.lower(synapse, placed.node(), sum(sources, placed.input()), result));
        return result;
    }

    private Signal previous(String name) {
        Signal known = previous.get(name);
        if (known != null) {
            return known;
        }
        Signal result = nodes.signal(graph.node(name).output());
        ops.add(new Op.Previous(result, direct.contains(name) ? earlySignal(name) : signalOf(name)));
        previous.put(name, result);
        return result;
    }
}
