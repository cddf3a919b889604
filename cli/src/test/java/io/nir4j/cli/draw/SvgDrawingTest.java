package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Graph;
import io.nir4j.model.Linear;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class SvgDrawingTest {
    @Test
    void showsNodesAndWhatFlowsBetweenThem() {
        Document drawing = parsed(Networks.recurrent(), "my net");

        assertEquals(List.of("my net"), texts(drawing, "headline"));
        assertEquals(List.of("5 nodes · 5 edges · 20 parameters"), texts(drawing, "totals"));
        assertEquals(List.of("x", "fc", "lif", "rec", "y"), texts(drawing, "name"));
        assertEquals(
                List.of("Input · (3)", "Affine · 3 → 2", "LIF · τ 20 ms · v > 1", "Linear · 2 → 2", "Output · (2)"),
                texts(drawing, "line"));
        assertEquals(List.of("(3)", "(2)", "(2)", "(2)", "(2)"), texts(drawing, "shape"));
    }

    @Test
    void edgesThatCloseACycleLookDifferent() {
        List<Element> back = groups(parsed(Networks.recurrent(), "net"), "arrow back");

        assertEquals(1, back.size());
        assertEquals("rec → lif", title(back.getFirst()));
    }

    @Test
    void boxesTellEverythingWhereTheMouseRests() {
        Element lif = groups(parsed(Networks.recurrent(), "net"), "box neuron").getFirst();

        assertEquals("""
            lif
            LIF · τ 20 ms · v > 1
            tau: float32(2), 0.02
            r: float32(2), 1
            v_leak: float32(2), 0
            v_threshold: float32(2), 1\
            """, title(lif));
    }

    @Test
    void nestedGraphsHoldTheirNodes() {
        Element block = groups(parsed(Networks.nested(), "net"), "box nested").getFirst();

        assertEquals(List.of("block", "in", "mid", "out"), texts(block, "name around", "name"));
    }

    @Test
    void anyNameIsShownAndNoneBreaksOut() {
        Document drawing = parsed(Networks.zoo(), Networks.UGLY_NAME);

        Element opaque = groups(drawing, "box opaque").stream()
                .filter(box -> title(box).contains("神経"))
                .findFirst()
                .orElseThrow();
        String visible = Networks.UGLY_NAME.replace('\n', '␊').replace('\u0001', '␁');
        assertTrue(title(opaque).startsWith(visible + "\n"), title(opaque));
        assertEquals(0, drawing.getElementsByTagName("b").getLength());
    }

    @Test
    void everyKindOfNodeHasItsBox() {
        Document drawing = parsed(Networks.zoo(), "zoo");

        for (Family family : Family.values()) {
            assertFalse(groups(drawing, "box " + family.cssClass()).isEmpty(), family.toString());
        }
        assertEquals(2, groups(drawing, "box missing").size());
    }

    @Test
    void anEmptyNetworkHasATitle() {
        assertEquals(
                List.of("0 nodes · 0 edges · 0 parameters"),
                texts(parsed(Graph.builder().build(), "nothing"), "totals"));
    }

    @Test
    void needsNothingFromOutside() {
        String drawing = DrawingFormat.SVG.render(Networks.zoo(), "zoo");

        assertFalse(drawing.contains("<script"), "a script");
        assertFalse(drawing.replace("http://www.w3.org/2000/svg", "").contains("http"), "an address");
        assertFalse(drawing.contains("@import") || drawing.contains("@font-face"), "a font or style from outside");
        assertTrue(drawing.contains("@media (prefers-color-scheme:dark)"), "no dark colours");
    }

    @Test
    void equalGraphsGiveEqualDrawings() {
        Graph graph = Networks.zoo();
        List<io.nir4j.model.Edge> edges = new ArrayList<>(graph.edges());
        Collections.reverse(edges);
        Graph same = new Graph(graph.nodes().reversed(), edges, Map.of(), graph.metadata());

        for (DrawingFormat format : DrawingFormat.values()) {
            String first = format.render(graph, "zoo");
            format.render(Networks.chain(20), "another");
            assertEquals(first, format.render(same, "zoo"), format.toString());
        }
    }

    @Test
    void randomNetworksAreDrawnInFull() {
        Property.forAllGraphs(5, 200, RandomGraphs.any(), graph -> {
            Document drawing = parsed(graph, "random");
            Totals totals = Totals.of(graph);
            assertEquals(totals.nodes(), elements(drawing, "g", "box").size());
            assertEquals(arrows(graph), elements(drawing, "g", "arrow").size());
            assertFalse(DrawingFormat.DOT.render(graph, "random").isEmpty());
        });
    }

    private static long arrows(Graph graph) {
        return graph.edges().stream().distinct().count()
                + graph.all(Graph.class).values().stream()
                        .mapToLong(SvgDrawingTest::arrows)
                        .sum();
    }

    @Test
    void refusesWhatNobodyCouldRead() {
        InvalidNetwork refusal =
                assertThrows(InvalidNetwork.class, () -> DrawingFormat.SVG.render(Networks.chain(10_000), "net"));

        assertEquals(Code.TOO_LARGE_TO_DRAW, refusal.diagnostics().getFirst().code());
        assertTrue(refusal.getMessage().contains("2,000 nodes, this network has 10,000 nodes"), refusal.getMessage());
    }

    @Test
    void refusesAThicketOfLongEdges() {
        var graph = Networks.chain(1000).edit();
        IntStream.range(0, 500).forEach(number -> {
            graph.add("m" + number, new Linear(Networks.zeros(4, 4)));
            graph.connect("n" + number, "m" + number).connect("m" + number, "n" + (number + 499));
        });

        InvalidNetwork refusal =
                assertThrows(InvalidNetwork.class, () -> DrawingFormat.SVG.render(graph.build(), "net"));

        assertTrue(refusal.getMessage().contains("251,999 places"), refusal.getMessage());
    }

    private static Document parsed(Graph graph, String title) {
        String drawing = DrawingFormat.SVG.render(graph, title);
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(drawing)));
        } catch (SAXException | IOException | ParserConfigurationException fault) {
            throw new AssertionError("no XML: " + drawing, fault);
        }
    }

    private static List<Element> groups(Document drawing, String cssClass) {
        return elements(drawing, "g", "").stream()
                .filter(group -> group.getAttribute("class").equals(cssClass))
                .toList();
    }

    private static List<Element> elements(Document drawing, String tag, String cssClass) {
        return list(drawing.getElementsByTagName(tag)).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ", -1)).contains(cssClass) || cssClass.isEmpty())
                .toList();
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(place -> (Element) nodes.item(place))
                .toList();
    }

    private static List<String> texts(Document drawing, String... cssClasses) {
        return texts(drawing.getDocumentElement(), cssClasses);
    }

    private static List<String> texts(Element within, String... cssClasses) {
        return list(within.getElementsByTagName("text")).stream()
                .filter(text -> List.of(cssClasses).contains(text.getAttribute("class")))
                .map(Element::getTextContent)
                .toList();
    }

    private static String title(Element group) {
        return group.getElementsByTagName("title").item(0).getTextContent();
    }
}
