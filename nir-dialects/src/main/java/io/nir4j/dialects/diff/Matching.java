package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Pairing.Neighbours;
import io.nir4j.dialects.diff.Pairing.Ties;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;

/// Which node of one graph is which of another.
///
/// Evidence is used in this order, and what is paired helps to tell its neighbours apart:
/// 1. equal content, first to the letter, and equal surroundings up to sixteen edges away, whatever the names;
/// 2. equal content, where it is not equal by chance or lies between the same neighbours;
/// 3. the same name and type;
/// 4. the same type between the same neighbours;
/// 5. the same name, whatever the type; at last the same kind of node between the same neighbours.
///
/// It does not depend on the order of nodes or edges, nor on which graph comes first. The time is near to linear in
/// the number of edges.
///
/// @param partners from names in A to names in B
record Matching(SortedMap<String, String> partners) {
    private static final int REACH = 16;

    Matching {
        partners = Collections.unmodifiableSortedMap(new TreeMap<>(partners));
    }

    static Matching of(Graph a, Graph b) {
        Network networkA = Network.of(a);
        Network networkB = Network.of(b);
        Pairing pairing = new Pairing(networkA, networkB);
        new Rounds(networkA, networkB, pairing).run();
        int[] numbers = pairing.partners();
        SortedMap<String, String> partners = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= 0) {
                partners.put(networkA.names().get(i), networkB.names().get(numbers[i]));
            }
        }
        return new Matching(partners);
    }

    /// The evidence, strongest first.
    private record Rounds(Network a, Network b, Pairing pairing) {
        void run() {
            boolean[] all = new boolean[a.size()];
            Arrays.fill(all, true);
            step(a.refine(exact(a), REACH), b.refine(exact(b), REACH), Neighbours.ALL, Ties.BY_NAME_OR_ORDER, all);
            if (!pairing.isComplete()) {
                long[] contentA = a.label((name, node) -> Content.meaning(node));
                long[] contentB = b.label((name, node) -> Content.meaning(node));
                step(a.refine(contentA, REACH), b.refine(contentB, REACH), Neighbours.ALL, Ties.BY_NAME_OR_ORDER, all);
                step(contentA, contentB, Neighbours.ALL, Ties.BY_NAME, telling());
            }
            if (!pairing.isComplete()) {
                byTypeAndName(all);
            }
        }

        private void byTypeAndName(boolean[] all) {
            ToLongBiFunction<String, Node> type = (name, node) -> Hash.of(node.type());
            ToLongBiFunction<String, Node> shapes = (name, node) -> Content.shapes(node);
            step(named(shapes), Neighbours.NONE, Ties.LEAVE, all);
            step(named(type), Neighbours.NONE, Ties.LEAVE, all);
            step(shapes, Neighbours.ALL, Ties.BY_NAME_OR_ORDER, ports());
            step(type, Neighbours.ALL, Ties.BY_NAME_OR_ORDER, ports());
            step(type, Neighbours.SOURCES, Ties.LEAVE, new boolean[a.size()]);
            step(type, Neighbours.TARGETS, Ties.LEAVE, new boolean[a.size()]);
            step((name, node) -> Hash.of(name), Neighbours.NONE, Ties.LEAVE, all);
            step((name, node) -> Hash.of(family(node)), Neighbours.ALL, Ties.LEAVE, new boolean[a.size()]);
        }

        private void step(ToLongBiFunction<String, Node> label, Neighbours neighbours, Ties ties, boolean[] enough) {
            step(a.label(label), b.label(label), neighbours, ties, enough);
        }

        private void step(long[] labelsA, long[] labelsB, Neighbours neighbours, Ties ties, boolean[] enough) {
            pairing.run(labelsA, labelsB, neighbours, ties, enough);
        }

        private boolean[] telling() {
            boolean[] telling = new boolean[a.size()];
            for (int i = 0; i < telling.length; i++) {
                telling[i] = Content.isTelling(a.nodes().get(i));
            }
            return telling;
        }

        private boolean[] ports() {
            boolean[] ports = new boolean[a.size()];
            for (int i = 0; i < ports.length; i++) {
                Node node = a.nodes().get(i);
                ports[i] = node instanceof Input || node instanceof Output;
            }
            return ports;
        }
    }

    private static ToLongBiFunction<String, Node> named(ToLongBiFunction<String, Node> label) {
        return (name, node) -> Hash.join(Hash.of(name), label.applyAsLong(name, node));
    }

    private static long[] exact(Network network) {
        return network.label((name, node) ->
                Hash.join(Content.exact(node), Content.of(network.graph().metadata(name))));
    }

    /// Told by its fields, so that primitives to come find their place.
    private static String family(Node node) {
        Map<String, Value> fields = Fields.of(node);
        if (fields.containsKey("weight") || fields.containsKey("scale")) {
            return "weights";
        }
        return fields.containsKey("r") ? "neuron" : node.type();
    }
}
