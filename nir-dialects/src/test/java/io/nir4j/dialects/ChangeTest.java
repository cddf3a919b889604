package io.nir4j.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangeTest {
    private static final Discretization NORSE = Dialects.NORSE.discretization();

    private static Discretization norse(String... texts) {
        Findings findings = new Findings();
        Discretization changed = Change.apply(NORSE, changes(texts), findings);
        assertEquals(List.of(), findings.all());
        return changed;
    }

    private static List<Change> changes(String... texts) {
        return List.of(texts).stream()
                .map(text -> Change.of(text).orElseThrow())
                .toList();
    }

    private static List<Diagnostic> findings(String... texts) {
        Findings findings = new Findings();
        assertEquals(NORSE, Change.apply(NORSE, changes(texts), findings));
        findings.all().forEach(finding -> assertEquals(Code.NO_SUCH_CHOICE, finding.code()));
        return findings.all();
    }

    @Test
    void everyChoiceOnEveryAxisIsNamed() {
        for (String axis : Axes.names()) {
            for (Axis choice : Axes.choices(axis)) {
                Discretization changed = norse(axis + "=" + Axes.labelOf(choice));
                assertEquals(NORSE.with(choice), changed);
            }
        }
    }

    @Test
    void laterChangesWin() {
        assertEquals(NORSE.with(Reset.NONE), norse("reset=subtract", "reset=none"));
    }

    @Test
    void namesMayBeWrittenWithSpacesUnderscoresAndCapitals() {
        assertEquals(NORSE.with(ResetWhen.NEXT_STEP), norse("Reset When = NEXT_STEP"));
    }

    @Test
    void ignoredParametersAreListedOrNone() {
        assertEquals(
                Set.of(Ignored.RESISTANCE, Ignored.INPUT_WEIGHT),
                norse("ignored=resistance,input-weight").ignored());
        assertEquals(Set.of(), norse("ignored=none").ignored());
    }

    @Test
    void suggestsTheAxisTheChoiceAndTheParameterThatWereMeant() {
        List<Diagnostic> findings =
                findings("resset=none", "reset=substract", "comparison=zebra", "ignored=resistence");
        assertEquals(Optional.of("did you mean 'reset'?"), findings.get(0).hint());
        assertEquals(Optional.of("did you mean 'subtract'?"), findings.get(1).hint());
        assertEquals(
                Optional.of("the choices are greater, at-least"),
                findings.get(2).hint());
        assertEquals(Optional.of("did you mean 'resistance'?"), findings.get(3).hint());
        assertEquals(4, findings.size());
    }

    @Test
    void differencesBetweenDialectsLeadFromOneToTheOther() {
        for (Dialect base : Dialects.all()) {
            for (Dialect other : Dialects.all()) {
                List<Change> changes = Change.between(base.discretization(), other.discretization());
                Findings findings = new Findings();
                assertEquals(other.discretization(), Change.apply(base.discretization(), changes, findings));
                assertTrue(findings.all().isEmpty());
                assertEquals(base.discretization().equals(other.discretization()), changes.isEmpty());
            }
        }
    }

    @Test
    void changeNeedsAnEqualsSign() {
        assertEquals(Optional.empty(), Change.of("reset"));
    }
}
