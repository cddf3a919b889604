package io.nir4j.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Node;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DialectsTest {

    private static Diagnostic refusal(String name) {
        InvalidNetwork refused = assertThrows(InvalidNetwork.class, () -> Dialects.named(name));
        assertEquals(1, refused.diagnostics().size());
        return refused.diagnostics().getFirst();
    }

    @Test
    void findsEveryDialectByItsName() {
        for (Dialect dialect : Dialects.all()) {
            assertSame(dialect, Dialects.named(dialect.name()));
        }
    }

    @Test
    void suggestsTheDialectThatWasMeant() {
        Diagnostic finding = refusal("snntorh");
        assertEquals(Code.NOT_IN_DIALECT, finding.code());
        assertEquals(Optional.of("did you mean 'snntorch'?"), finding.hint());
    }

    @Test
    void listsTheDialectsWhereNoneIsNear() {
        assertEquals(
                Optional.of("the dialects are "
                        + String.join(
                                ", ", Dialects.all().stream().map(Dialect::name).toList())),
                refusal("zebra").hint());
    }

    @Test
    void namesAreDistinctAndTheCanonicalOneComesFirst() {
        List<String> names = Dialects.all().stream().map(Dialect::name).toList();
        assertEquals("nir", names.getFirst());
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void dialectsNameOnlyPrimitivesThatExist() {
        for (Dialect dialect : Dialects.all()) {
            dialect.unsupported().stream()
                    .filter(type -> !type.equals("NIRGraph"))
                    .forEach(type -> assertTrue(Node.schema(type).isPresent(), type));
        }
    }

    @Test
    void dialectsRefuseOnlyPrimitivesThatExistAndDoNotListThemTwice() {
        for (Dialect dialect : Dialects.all()) {
            dialect.refused().forEach(type -> assertTrue(Node.schema(type).isPresent(), dialect.name() + " " + type));
            assertTrue(Collections.disjoint(dialect.refused(), dialect.unsupported()), dialect.name());
        }
    }

    @Test
    void everyFrameworkHasItsDialect() {
        List<String> names = Dialects.all().stream().map(Dialect::name).toList();
        List<String> wanted = List.of(
                "nir",
                "exact",
                "paper-reference",
                "norse",
                "snntorch",
                "snntorch-native",
                "snntorch-import",
                "sinabs",
                "rockpool",
                "spyx",
                "spikingjelly",
                "hxtorch",
                "lava",
                "spinnaker2");
        assertTrue(names.containsAll(wanted), names::toString);
    }

    @Test
    void choiceChangesItsOwnAxisAlone() {
        for (Dialect dialect : Dialects.all()) {
            Discretization base = dialect.discretization();
            for (int axis = 0; axis < base.axes().size(); axis++) {
                for (Axis choice : base.axes().get(axis).getClass().getEnumConstants()) {
                    List<Axis> changed = base.with(choice).axes();
                    assertEquals(choice, changed.get(axis));
                    assertEquals(without(axis, base.axes()), without(axis, changed));
                    assertEquals(base.ignored(), base.with(choice).ignored());
                }
            }
        }
    }

    private static List<Axis> without(int axis, List<Axis> axes) {
        List<Axis> others = new ArrayList<>(axes);
        others.remove(axis);
        return others;
    }

    @Test
    void everyAxisIsListedOnce() {
        Set<Class<?>> kinds = new HashSet<>();
        Discretization.CANONICAL.axes().forEach(axis -> kinds.add(axis.getClass()));
        assertEquals(Set.of(Axis.class.getPermittedSubclasses()), kinds);
    }

    @Test
    void ignoringReplacesWhatWasIgnored() {
        Discretization norse = Dialects.NORSE.discretization();
        Discretization other = norse.ignoring(Discretization.Ignored.INPUT_WEIGHT);
        assertEquals(Set.of(Discretization.Ignored.INPUT_WEIGHT), other.ignored());
        assertFalse(other.ignores(Discretization.Ignored.RESISTANCE));
        assertEquals(norse.axes(), other.axes());
    }
}
