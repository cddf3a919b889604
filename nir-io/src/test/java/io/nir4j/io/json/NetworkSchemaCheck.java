package io.nir4j.io.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Our published schema as another program understands it.
final class NetworkSchemaCheck {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(), InputFormat.JSON);

    static String text() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try {
            NetworkSchema.write(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream.toString(UTF_8);
    }

    List<Error> errors(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    void assertValid(String json) {
        assertEquals(List.of(), errors(json));
    }
}
