package io.nir4j.io.json;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Jackson as nir-io uses it: strict, without limits that large networks would meet, faults as diagnostics.
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // A fault must not be repaired by closing what it left open.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3 * Names.DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /// What is done with a parser.
    ///
    /// @param <T> what is read
    public interface Reading<T> {
        /// Reads, from before the first token.
        T from(JsonParser json);
    }

    /// What is done with a generator.
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /// What `reading` makes of the text in `stream`, which stays open.
    ///
    /// @throws InvalidNetwork if the text is no JSON, or as `reading` does
    public static <T> T read(InputStream stream, Reading<T> reading) throws IOException {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            return reading.from(json);
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (JacksonException fault) {
            throw diagnostic(fault).asException();
        }
    }

    /// Writes one value and ends the line.
    static void write(OutputStream stream, PrettyPrinter printer, Writing writing) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(printing(printer), stream)) {
            writing.to(json);
            json.flush();
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (JacksonException fault) {
            throw Diagnostic.of(Code.UNSUPPORTED_CONTENT, "JSON cannot say this: " + fault.getOriginalMessage())
                    .asException();
        }
        stream.write("\n".getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectWriteContext printing(PrettyPrinter printer) {
        return new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return printer;
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
    }

    private static Diagnostic diagnostic(JacksonException fault) {
        TokenStreamLocation location = fault.getLocation();
        Place place = location == null ? Place.UNKNOWN : place(location);
        String message = fault.getOriginalMessage().lines().findFirst().orElse("");
        if (fault instanceof StreamConstraintsException) {
            return Diagnostic.of(Code.GROUP_CONTAINS_ITSELF, "the text goes beyond a limit: " + message)
                    .at(place);
        }
        boolean atStart = fault instanceof StreamReadException
                && location != null
                && location.getLineNr() <= 1
                && location.getColumnNr() <= 2;
        return Diagnostic.of(atStart ? Code.NOT_THIS_FORMAT : Code.DAMAGED_FILE, "this is not JSON: " + message)
                .at(place);
    }

    /// The place of the parser's current token.
    public static Place here(JsonParser json) {
        return place(json.currentTokenLocation());
    }

    private static Place place(TokenStreamLocation location) {
        return Place.path(location.getLineNr() + ":" + location.getColumnNr());
    }

    /// A fault at the parser's current token.
    public static InvalidNetwork fault(JsonParser json, Code code, String message) {
        return Diagnostic.of(code, message).at(here(json)).asException();
    }
}
