package io.nir4j.model.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
    private static final Diagnostic FINDING = Diagnostic.of(Code.UNKNOWN_FIELD, "LIF 'lif1' has no field 'v_thr'");

    @Test
    void readsLikeATerminalShowsIt() {
        Diagnostic placed = FINDING.at(Place.node("lif1").withField("v_thr").withFile("net.nir"))
                .hint("did you mean 'v_threshold'?");
        assertEquals(
                "error NIR-104: LIF 'lif1' has no field 'v_thr'\n  --> net.nir:lif1.v_thr\n  hint: did you mean"
                        + " 'v_threshold'?",
                placed.toString());
    }

    @Test
    void showsTheLinesOfEveryPlace() {
        String text = "fc = Linear(w)\nlif = LIF(1)";
        Place first = Place.file("net.snn").withExcerpt(Excerpt.of(text, 2, 15, 27, 15, 18));
        Place second = Place.file("net.snn").withExcerpt(Excerpt.of(text, 1, 0, 14, 0, 2));
        assertEquals("""
            error NIR-104: LIF 'lif1' has no field 'v_thr'
              --> net.snn:2:1
                 2 | lif = LIF(1)
                   | ^^^
              and net.snn:1:1
                 1 | fc = Linear(w)
                   | ^^\
            """, FINDING.at(first).and(second).toString());
    }

    @Test
    void refinesEveryPlace() {
        Diagnostic placed = FINDING.at(Place.node("a")).and(Place.node("b")).at(place -> place.withFile("n.nir"));
        assertEquals(List.of("--> n.nir:a", "and n.nir:b"), placed.places());
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertEquals(
                "note NIR-104: LIF 'lif1' has no field 'v_thr'",
                FINDING.as(Severity.NOTE).toString());
        assertEquals("net.nir", Place.file("net.nir").toString());
        assertEquals(
                "a.nir:/node/edges", Place.path("/node/edges").withFile("a.nir").toString());
    }

    @Test
    void placesNestedNodesByTheGraphsAround() {
        assertEquals(
                "outer/inner/lif",
                Place.node("lif").within("inner").within("outer").toString());
        assertEquals("outer", Place.UNKNOWN.within("outer").toString());
    }

    @Test
    void carriesAllFindingsOfAPhaseInOneException() {
        Findings findings = new Findings();
        findings.add(FINDING.as(Severity.WARNING));
        findings.throwIfErrors();
        findings.add(FINDING);
        InvalidNetwork thrown = assertThrows(InvalidNetwork.class, findings::throwIfErrors);
        assertEquals(List.of(FINDING.as(Severity.WARNING), FINDING), thrown.diagnostics());
    }

    @Test
    void refinesThePlacesOfAnException() {
        InvalidNetwork first = FINDING.asException();
        InvalidNetwork placed = first.at(place -> place.withFile("net.nir"));
        assertEquals("net.nir", placed.diagnostics().getFirst().place().toString());
        assertSame(first, placed.getCause());
        assertTrue(placed.getMessage().contains("net.nir"));
    }
}
