package io.nir4j.io.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsInJsonTest {
    private static List<Diagnostic> faults(String json) {
        return assertThrows(InvalidNetwork.class, () -> JsonRoundTrip.tree(json), json)
                .diagnostics();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "null|WRONG_KIND|2:1",
                "[null]|WRONG_KIND|2:2",
                "[{}]|WRONG_KIND|2:2",
                "[1, true]|WRONG_KIND|2:5",
                "[1, \"a\"]|WRONG_KIND|2:5",
                "[[1, 2], [3]]|WRONG_KIND|2:12",
                "[[1], 2]|WRONG_KIND|2:7",
                "[1, [2]]|WRONG_KIND|2:6",
                "[[]]|WRONG_KIND|2:4",
                "9223372036854775808|WRONG_KIND|2:1",
                "[9007199254740993, 1.5]|WRONG_KIND|2:20",
                "1e400|WRONG_KIND|2:1",
                "\"\\ud800\"|DAMAGED_FILE|2:1",
                "{\"a\": 1, \"a\": 2}|DAMAGED_FILE|2:10",
                "{\"dtype\": \"complex64\", \"shape\": [], \"values\": 1}|UNSUPPORTED_CONTENT|",
                "{\"dtype\": 3, \"shape\": [], \"values\": 1}|WRONG_KIND|",
                "{\"dtype\": \"int8\", \"values\": 1}|WRONG_KIND|2:1",
                "{\"dtype\": \"int8\", \"shape\": [-1], \"values\": []}|WRONG_KIND|",
                "{\"dtype\": \"int8\", \"shape\": 3, \"values\": []}|WRONG_KIND|",
                "{\"dtype\": \"int8\", \"shape\": [1.5], \"values\": []}|WRONG_KIND|",
                "{\"dtype\": \"int8\", \"shape\": [2], \"values\": [1]}|WRONG_KIND|",
                "{\"dtype\": \"int8\", \"shape\": [2], \"values\": [1, 2, 3]}|WRONG_KIND|2:50",
                "{\"dtype\": \"int8\", \"shape\": [2], \"values\": [[1, 2]]}|WRONG_KIND|",
                "{\"dtype\": \"int8\", \"shape\": [1], \"values\": [128]}|WRONG_KIND|2:44",
                "{\"dtype\": \"uint8\", \"shape\": [1], \"values\": [-1]}|WRONG_KIND|2:45",
                "{\"dtype\": \"int32\", \"shape\": [1], \"values\": [1.0]}|WRONG_KIND|2:45",
                "{\"dtype\": \"int64\", \"shape\": [1], \"values\": [9223372036854775808]}|WRONG_KIND|2:45",
                "{\"dtype\": \"bool\", \"shape\": [1], \"values\": [1]}|WRONG_KIND|2:44",
                "{\"dtype\": \"float32\", \"shape\": [1], \"values\": [\"nan\"]}|WRONG_KIND|2:47",
                "{\"dtype\": \"float32\", \"shape\": [1], \"values\": [1e39]}|WRONG_KIND|2:47",
                "{\"dtype\": \"float64\", \"shape\": [1], \"values\": [true]}|WRONG_KIND|2:47",
                "{\"dtype\": \"float32\", \"shape\": [2], \"base64\": \"AAAA\"}|WRONG_KIND|",
                "{\"dtype\": \"bool\", \"shape\": [1], \"base64\": \"Ag==\"}|DAMAGED_FILE|",
                "{\"base64\": \"!!\", \"dtype\": \"bool\", \"shape\": [1]}|DAMAGED_FILE|",
                "{\"dtype\": \"float32\", \"shape\": [1], \"base64\": 7}|WRONG_KIND|2:46",
                "{\"values\": [1], \"dtype\": \"int8\", \"shape\": [1]}|WRONG_KIND|2:1",
                "{\"dtype\": \"int8\", \"shape\": [1]}|WRONG_KIND|2:1",
                "{\"dtype\": \"int8\", \"shape\": [1], \"values\": [1], \"base64\": \"AQ==\"}|WRONG_KIND|2:1",
                "{\"dtype\": \"int8\", \"shape\": [1], \"values\": [1], \"note\": \"a\"}|WRONG_KIND|2:1",
                "{\"dtype\": \"int8\", \"shape\": [1], \"npz\": \"a.npz\"}|WRONG_KIND|2:1",
                "{\"dtype\": \"int8\", \"shape\": [1], \"npz\": \"a.npz\", \"array\": \"a\"}|UNREADABLE|2:1",
                "{\"texts\": [\"a\"], \"shape\": [2]}|WRONG_KIND|2:1",
                "{\"texts\": \"a\", \"shape\": []}|WRONG_KIND|2:1",
                "{\"tree\": 3}|WRONG_KIND|2:10",
                "{\"tree\": {}, \"a\": 3}|WRONG_KIND|2:1",
                "{\"dtype\": \"float32\", \"shape\": [1099511627776], \"values\": []}|LARGER_THAN_FILE|",
                "{\"dtype\": \"float32\", \"shape\": [1099511627776], \"base64\": \"\"}|LARGER_THAN_FILE|",
                "{\"dtype\": \"int8\", \"shape\": [4294967296, 4294967296], \"values\": []}|LARGER_THAN_FILE|",
                "{\"dtype\": \"float32\", \"shape\": [1000], \"values\": [1]}|LARGER_THAN_FILE|",
                "{\"dtype\": \"float32\", \"shape\": [1000], \"base64\": \"AAAA\"}|LARGER_THAN_FILE|",
            })
    void namesTheFaultAndItsPlace(String value, Code code, String place) {
        List<Diagnostic> found = faults(JsonRoundTrip.around(value));
        assertEquals(1, found.size(), found::toString);
        assertEquals(code, found.getFirst().code(), found::toString);
        String at = found.getFirst().place().path().orElseThrow();
        assertTrue(place == null ? at.startsWith("2:") : at.equals(place), at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[]|NOT_THIS_FORMAT",
                "{}|NOT_THIS_FORMAT",
                "hello|NOT_THIS_FORMAT",
                "{\"name\": \"package.json\"}|NOT_THIS_FORMAT",
                "{\"format\": \"other\"}|NOT_THIS_FORMAT",
                "{\"network\": {}}|NOT_THIS_FORMAT",
                "{\"format\": \"nir4j\", \"schema\": 2, \"network\": {}}|UNSUPPORTED_CONTENT",
                "{\"format\": \"nir4j\", \"schema\": \"1\", \"network\": {}}|WRONG_KIND",
                "{\"format\": \"nir4j\", \"schema\": 1}|NOT_A_NETWORK",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": [1]}|NOT_A_NETWORK",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {}, \"netwrok\": {}}|UNKNOWN_FIELD",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {}, \"version\": [1]}|WRONG_KIND",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {}, \"network\": {}}|DAMAGED_FILE",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {}} {}|DAMAGED_FILE",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {\"a\": 1,}}|DAMAGED_FILE",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {\"a\": NaN}}|DAMAGED_FILE",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {\"a\": 01}}|DAMAGED_FILE",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {'a': 1}}|DAMAGED_FILE",
                "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {\"a\": 1|DAMAGED_FILE",
            })
    void refusesWhatIsNoDocument(String json, Code code) {
        List<Diagnostic> found = faults(json);
        assertEquals(1, found.size(), found::toString);
        assertEquals(code, found.getFirst().code(), found::toString);
    }

    @Test
    void reportsAllFaultsAtOnce() {
        List<Diagnostic> found = faults(JsonRoundTrip.around("""
            {"a": null,
             "b": {"dtype": "int8", "shape": [1], "values": [[300], {"deep": [1, 2, {}]}]},
             "c": 1,
             "d": {"deeper": {"e": [1, [2]]}},
             "c": 2}\
            """));
        assertEquals(
                List.of("2:7", "3:51", "5:29", "6:2"),
                found.stream().map(d -> d.place().path().orElseThrow()).toList(),
                found::toString);
    }

    @Test
    void stopsWhereAllIsWrong() {
        List<Diagnostic> found = faults(JsonRoundTrip.around("{" + "\"a\": null,".repeat(100_000) + "\"b\": 1}"));
        assertTrue(found.size() < 200, () -> found.size() + " findings");
    }

    @Test
    void boundsTheDepthOfMapsAndArrays() {
        for (int depth : new int[] {200, 1_000_000}) {
            Code maps = faults(JsonRoundTrip.around("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)))
                    .getFirst()
                    .code();
            assertEquals(Code.GROUP_CONTAINS_ITSELF, maps);
            assertFalse(faults(JsonRoundTrip.around("[".repeat(depth) + "]".repeat(depth)))
                    .isEmpty());
        }
        String deep = JsonRoundTrip.around("{\"a\":".repeat(90) + "1" + "}".repeat(90));
        assertEquals(1, JsonRoundTrip.tree(deep).entries().size());
    }

    @Test
    void aTextCutOrChangedAnywhereGivesADiagnosticOrADocument() throws IOException {
        String json = JsonRoundTrip.text(new Value.Tree(Map.of(
                "a", new Value.Numbers(Tensor.ofFloats(1, 2.5f, -3e20f)),
                "b", new Value.Numbers(Tensor.of(Shape.of(2, 2), 1L, 2L, 3L, 4L)),
                "c", new Value.Numbers(Tensor.ofFloats(Float.intBitsToFloat(0x7fc00001))),
                "dtype", new Value.Texts(Shape.of(0), List.of()))));
        byte[] sound = json.strip().getBytes(UTF_8);
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThrows(InvalidNetwork.class, () -> NetworkJson.read(new ByteArrayInputStream(cut)));
        }
        long seed = 99;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = sound.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            try {
                NetworkJson.read(new ByteArrayInputStream(bytes));
            } catch (InvalidNetwork expected) {
                assertFalse(expected.diagnostics().isEmpty(), "seed " + seed);
            }
        }
    }

    @Test
    void readsTheVersion() throws IOException {
        String json = "{\"format\": \"nir4j\", \"schema\": 1, \"version\": \"0.2\", \"network\": {}}";
        assertEquals(
                Optional.of("0.2"),
                NetworkJson.read(new ByteArrayInputStream(json.getBytes(UTF_8))).version());
    }
}
