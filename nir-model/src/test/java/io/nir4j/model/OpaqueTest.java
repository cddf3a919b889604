package io.nir4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTest {
    @ParameterizedTest
    @ValueSource(strings = {"type", "metadata"})
    void hasNoFieldThatFilesTakeForTheNodesOwn(String name) {
        Value.Tree fields = new Value.Tree(Map.of(name, new Value.Text("x")));
        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> new Opaque("Odd", fields));
        assertEquals(Code.UNKNOWN_FIELD, refusal.diagnostics().getFirst().code());
    }
}
