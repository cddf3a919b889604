package io.nir4j.cli.draw;

import io.nir4j.compiler.lowering.ExecutionOrder;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.check.ShapeInference;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.diagnostic.Findings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What every drawing of a graph shows, sound or not.
///
/// @param boxes in the direction of the signals, inputs first
/// @param arrows by source and target
record Picture(List<Box> boxes, List<Arrow> arrows) {
    /// The picture of a graph; what its shapes contradict is no concern of a drawing.
    static Picture of(Graph graph) {
        return of(graph, ShapeInference.infer(graph, new Findings()));
    }

    private static Picture of(Graph graph, Shapes shapes) {
        List<String> order = order(graph);
        Map<String, Integer> places = new HashMap<>();
        order.forEach(name -> places.put(name, places.size()));
        List<Box> boxes = order.stream()
                .map(name ->
                        graph.node(name).map(node -> box(name, node, shapes)).orElseGet(() -> Box.missing(name)))
                .toList();
        Map<Edge, Long> counts = graph.edges().stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<Arrow> arrows = counts.entrySet().stream()
                .map(entry -> arrow(entry.getKey(), entry.getValue(), places, shapes))
                .sorted(Comparator.comparingInt(Arrow::source).thenComparingInt(Arrow::target))
                .toList();
        return new Picture(boxes, arrows);
    }

    /// As the nodes run within a time step, so that the edges which lead back are those that carry the value of the
    /// step before. Names that only edges mention stand at the ends.
    private static List<String> order(Graph graph) {
        Set<String> order = new LinkedHashSet<>();
        graph.edges().stream()
                .map(Edge::source)
                .filter(name -> !graph.nodes().containsKey(name))
                .forEach(order::add);
        ExecutionOrder.of(graph).components().forEach(component -> order.addAll(component.nodes()));
        graph.edges().forEach(edge -> order.add(edge.target()));
        return List.copyOf(order);
    }

    private static Box box(String name, Node node, Shapes shapes) {
        Optional<Picture> inside = node instanceof Graph nested
                        && !nested.nodes().isEmpty()
                ? Optional.of(
                        of(nested, shapes.nested(name).orElseGet(() -> ShapeInference.infer(nested, new Findings()))))
                : Optional.empty();
        return new Box(name, node.type(), Family.of(node), Summary.of(node), Facts.of(node), inside);
    }

    private static Arrow arrow(Edge edge, long count, Map<String, Integer> places, Shapes shapes) {
        return new Arrow(
                edge,
                places.getOrDefault(edge.source(), -1),
                places.getOrDefault(edge.target(), -1),
                count,
                shapes.output(edge.source()));
    }

    /// The number of boxes, those inside boxes too.
    int size() {
        return boxes.stream()
                .mapToInt(box -> 1 + box.inside().map(Picture::size).orElse(0))
                .sum();
    }

    /// The place of the box through which signals leave, or enter, a graph that is drawn inside another: its Output
    /// or Input, or where it has none the last or first box.
    int port(boolean leaving) {
        String type = leaving ? "Output" : "Input";
        for (int place = 0; place < boxes.size(); place++) {
            if (boxes.get(place).family() == Family.PORT
                    && boxes.get(place).type().equals(type)) {
                return place;
            }
        }
        return leaving ? boxes.size() - 1 : 0;
    }
}
