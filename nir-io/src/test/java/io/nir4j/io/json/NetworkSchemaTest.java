package io.nir4j.io.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkSchemaTest {
    private static final NetworkSchemaCheck CHECK = new NetworkSchemaCheck();

    private static final String NETWORK = """
        {"format": "nir4j", "schema": 1, "version": "1.0.7", "network": {
          "type": "NIRGraph",
          "nodes": {
            "in": {"type": "Input", "shape": [2]},
            "lif": {"type": "LIF", "tau": 0.01, "r": 1.0, "v_leak": [0.0, 0.0],
              "v_threshold": {"dtype": "float32", "shape": [2], "values": [1.0, "Infinity"]},
              "metadata": {"note": "a", "dt": 1e-3, "names": ["a", "b"], "more": {"deep": true}}},
            "conv": {"type": "Conv1d", "weight": {"dtype": "float32", "shape": [1, 1, 1], "base64": "AAAAAA=="},
              "stride": 1, "padding": "same", "dilation": [1], "groups": 1, "bias": 0.0},
            "odd": {"type": "Odd", "what": {"tree": {"dtype": "x"}}},
            "block": {"type": "NIRGraph", "nodes": {"tree": {"x": {"type": "Scale", "scale": 1.0}}}, "edges": []}
          },
          "edges": [["in", "lif"]],
          "metadata": {}
        }}
        """;

    @Test
    void acceptsANetwork() {
        CHECK.assertValid(NETWORK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"nir4j\"|\"nir\"",
                "\"schema\": 1|\"schema\": 2",
                "\"version\"|\"versoin\"",
                "\"edges\": [[|\"edge\": [[",
                "[\"in\", \"lif\"]|[\"in\"]",
                "[\"in\", \"lif\"]|[\"in\", 3]",
                "\"v_threshold\"|\"v_thr\"",
                "\"tau\": 0.01|\"tau\": \"0.01\"",
                "\"tau\": 0.01|\"tau\": null",
                "\"shape\": [2]},|\"shape\": [2.5]},",
                "\"stride\": 1|\"stride\": 1.5",
                "\"padding\": \"same\"|\"padding\": \"some\"",
                "\"type\": \"Input\"|\"typ\": \"Input\"",
                "\"dtype\": \"float32\", \"shape\": [2]|\"dtype\": \"float31\", \"shape\": [2]",
                "\"shape\": [2], \"values\"|\"values\"",
                "\"Infinity\"|\"inf\"",
                "\"base64\": \"AAAAAA==\"|\"note\": \"\"",
                "\"base64\": \"AAAAAA==\"|\"base64\": \"\", \"values\": []",
                "\"base64\": \"AAAAAA==\"|\"npz\": \"a.npz\"",
                "\"base64\": \"AAAAAA==\"|\"npz\": \"../a.npz\", \"array\": \"a\"",
                "{\"tree\": {\"dtype\": \"x\"}}|{\"dtype\": \"x\"}",
                "{\"tree\": {\"x\"|{\"tree\": {\"y\": 3, \"x\"",
                "\"scale\": 1.0|\"scales\": 1.0",
                "\"metadata\": {}|\"metadata\": []",
            })
    void rejects(String right, String wrong) {
        String before = right.replace("\\n", "\n");
        assertTrue(NETWORK.contains(before), before);
        String json = NETWORK.replace(before, wrong.replace("\\n", "\n"));
        assertFalse(CHECK.errors(json).isEmpty(), json);
    }

    @Test
    void describesEveryFieldOfEveryPrimitive() {
        JsonNode definitions =
                JsonMapper.shared().readTree(NetworkSchemaCheck.text()).get("$defs");
        for (Schema<?> schema : Node.schemas()) {
            JsonNode definition = definitions.get(schema.type());
            assertEquals(schema.says(), definition.get("description").stringValue());
            schema.fields()
                    .forEach(field -> assertTrue(
                            definition
                                    .get("properties")
                                    .get(field.name())
                                    .get("description")
                                    .stringValue()
                                    .startsWith(field.says()),
                            schema.type() + "." + field.name()));
        }
    }

    @Test
    void isTheSameEveryTime() {
        assertEquals(NetworkSchemaCheck.text(), NetworkSchemaCheck.text());
    }
}
