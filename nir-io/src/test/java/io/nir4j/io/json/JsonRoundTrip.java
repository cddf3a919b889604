package io.nir4j.io.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.io.json.NetworkJson.Document;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Findings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Values and graphs to JSON and back, in memory.
final class JsonRoundTrip {
    private JsonRoundTrip() {}

    static String text(Value.Tree network) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try {
            NetworkJson.write(stream, new Document(Optional.of("1.0.7"), network));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream.toString(UTF_8);
    }

    static String text(Graph graph) {
        return text(GraphCodec.encode(graph));
    }

    static Value.Tree tree(String json) {
        try {
            return NetworkJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)))
                    .network();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Graph graph(String json) {
        return GraphCodec.decode(tree(json), "/network", new Findings());
    }

    /// A document around one value, which is in the second line.
    static String around(String value) {
        return "{\"format\": \"nir4j\", \"schema\": 1, \"network\": {\"x\":\n" + value + "}}";
    }
}
