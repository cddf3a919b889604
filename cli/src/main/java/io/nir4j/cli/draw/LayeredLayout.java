package io.nir4j.cli.draw;

import io.nir4j.cli.draw.Placed.PlacedArrow;
import io.nir4j.cli.draw.Placed.PlacedBox;
import io.nir4j.cli.draw.Placed.Point;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.EdgeLabelSideSelection;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Finds the place of everything in a picture, in layers from left to right.
///
/// The work is done by the layered algorithm of the Eclipse Layout Kernel, once per graph: a nested graph is placed
/// first and is one large box to the graph around it.
final class LayeredLayout {
    static final double ARROW_LABEL_SIZE = 10;
    private static final double ARROW_LABEL_HEIGHT = 13;

    private LayeredLayout() {}

    static Placed place(Picture picture) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        return level(picture);
    }

    private static Placed level(Picture picture) {
        List<Placed> parts = Parts.of(picture).stream()
                .map(part -> Folding.fold(connected(part)))
                .toList();
        return Parts.packed(parts, Folding.COMFORTABLE_WIDTH);
    }

    private static Placed connected(Picture picture) {
        ElkNode graph = ElkGraphUtil.createGraph();
        configure(graph);
        List<PlacedBox> sized =
                picture.boxes().stream().map(LayeredLayout::sized).toList();
        List<ElkNode> nodes = sized.stream().map(box -> node(box, graph)).toList();
        List<ElkEdge> edges =
                picture.arrows().stream().map(arrow -> edge(arrow, nodes)).toList();
        new RecursiveGraphLayoutEngine().layout(graph, new NullElkProgressMonitor());

        List<PlacedBox> boxes = new ArrayList<>();
        for (int place = 0; place < nodes.size(); place++) {
            boxes.add(at(nodes.get(place), sized.get(place)));
        }
        List<PlacedArrow> arrows = new ArrayList<>();
        for (int place = 0; place < edges.size(); place++) {
            arrows.add(along(edges.get(place), picture.arrows().get(place)));
        }
        return new Placed(graph.getWidth(), graph.getHeight(), List.copyOf(boxes), List.copyOf(arrows));
    }

    private static void configure(ElkNode graph) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        // Equal pictures must give equal bytes: the algorithm tries random orders.
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        // Boxes come in the order of the signals, so edges that lead back in it are those to turn around.
        graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        graph.setProperty(LayeredOptions.EDGE_LABELS_SIDE_SELECTION, EdgeLabelSideSelection.ALWAYS_UP);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 26.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 22.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 2.0);
        graph.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    }

    private static PlacedBox sized(Box box) {
        BoxLabel label = BoxLabel.of(box);
        Point corner = new Point(0, 0);
        double width = label.width() + 2 * PlacedBox.ACROSS;
        double height = label.height() + 2 * PlacedBox.ABOVE;
        if (box.inside().isEmpty()) {
            return new PlacedBox(box, label, corner, width, height, Optional.empty());
        }
        Placed inside = level(box.inside().get());
        Point at = PlacedBox.insideAt(label);
        return new PlacedBox(
                box,
                label,
                corner,
                Math.max(width, at.x() + inside.width() + PlacedBox.MARGIN),
                at.y() + inside.height() + PlacedBox.MARGIN,
                Optional.of(inside));
    }

    private static ElkNode node(PlacedBox box, ElkNode graph) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(box.width(), box.height());
        // Many edges make a box higher rather than the arrow heads overlap.
        node.setProperty(
                LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE, SizeConstraint.PORTS));
        node.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(box.width(), box.height()));
        return node;
    }

    private static ElkEdge edge(Arrow arrow, List<ElkNode> nodes) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(arrow.source()), nodes.get(arrow.target()));
        if (!arrow.label().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(arrow.label(), edge);
            label.setDimensions(TextWidth.plain(arrow.label(), ARROW_LABEL_SIZE), ARROW_LABEL_HEIGHT);
        }
        return edge;
    }

    private static PlacedBox at(ElkNode node, PlacedBox box) {
        return new PlacedBox(
                box.box(),
                box.label(),
                new Point(node.getX(), node.getY()),
                node.getWidth(),
                node.getHeight(),
                box.inside());
    }

    private static PlacedArrow along(ElkEdge edge, Arrow arrow) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<Point> path = new ArrayList<>();
        path.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> path.add(new Point(bend.getX(), bend.getY())));
        path.add(new Point(section.getEndX(), section.getEndY()));
        Optional<Point> label = edge.getLabels().stream()
                .findFirst()
                .map(text -> new Point(text.getX() + text.getWidth() / 2, text.getY() + text.getHeight() / 2));
        return new PlacedArrow(arrow, List.copyOf(path), label);
    }
}
