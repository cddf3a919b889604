package io.nir4j.backends.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackendsTest {

    private static Diagnostic refusal(String name) {
        InvalidNetwork refused = assertThrows(InvalidNetwork.class, () -> Backends.simulator(name));
        Diagnostic finding = refused.diagnostics().getFirst();
        assertEquals(Code.BACKEND_UNAVAILABLE, finding.code());
        return finding;
    }

    @Test
    void listsWhatIsOnTheClassPathByName() {
        assertEquals(
                List.of("broken", "ready"),
                Backends.simulators().stream().map(Backend::name).toList());
        assertEquals(List.of(), Backends.emitters());
    }

    @Test
    void findsASimulatorThatCanWork() {
        assertEquals("ready", Backends.simulator("ready").name());
    }

    @Test
    void saysWhyASimulatorCannotWorkAndWhatToDo() {
        Diagnostic finding = refusal("broken");
        assertTrue(finding.message().contains("there is no device"), finding.message());
        assertEquals(Optional.of("plug one in"), finding.hint());
    }

    @Test
    void suggestsTheSimulatorThatWasMeant() {
        assertEquals(Optional.of("did you mean 'ready'?"), refusal("raedy").hint());
    }

    @Test
    void listsTheSimulatorsWhereNoneIsNear() {
        assertEquals(
                Optional.of("the backends are broken, ready"), refusal("gpu").hint());
    }
}
