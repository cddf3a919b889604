package io.nir4j.io.json;

import io.nir4j.io.file.AtomicFile;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads and writes networks as JSON.
///
/// The network is a tree as `GraphCodec` makes and takes it. Equal trees give equal bytes.
public final class NetworkJson {
    /// The version of the format that this writes, and the newest that it reads.
    public static final int SCHEMA = 1;

    private NetworkJson() {}

    /// What a file holds.
    ///
    /// @param version the version of NIR that the network was written for, where it is known
    /// @param network type, nodes, edges and metadata
    public record Document(Optional<String> version, Value.Tree network) {}

    /// The document in `file`; arrays beside it are mapped where they are large.
    ///
    /// @throws InvalidNetwork with all faults, each at its line and column, if the file holds no document
    public static Document read(Path file) throws IOException {
        ArraySource arrays = ArraySource.beside(file);
        try (InputStream stream = Files.newInputStream(file)) {
            return Files.isRegularFile(file) ? read(stream, Files.size(file), arrays) : readWhole(stream, arrays);
        }
    }

    /// The document that `stream` holds alone, read to its end first; it can have no arrays beside it.
    ///
    /// @throws InvalidNetwork with all faults, each at its line and column, if the stream holds no document
    public static Document read(InputStream stream) throws IOException {
        return readWhole(stream, ArraySource.NONE);
    }

    /// What a text can hold is bounded by its size, which must be known.
    private static Document readWhole(InputStream stream, ArraySource arrays) throws IOException {
        byte[] text = stream.readAllBytes();
        return read(new ByteArrayInputStream(text), text.length, arrays);
    }

    private static Document read(InputStream stream, long bytes, ArraySource arrays) throws IOException {
        return JsonText.read(stream, json -> new DocumentReader(json, bytes, arrays).document());
    }

    /// Replaces `file`, and with a sidecar first the `.npz` file beside it.
    ///
    /// @throws InvalidNetwork if a text is none: half a surrogate pair
    public static void write(Path file, Document document, JsonLayout layout) throws IOException {
        Sidecar sidecar = Sidecar.beside(file);
        AtomicFile.writeStream(file, stream -> {
            write(stream, document, layout, sidecar);
            sidecar.write();
        });
    }

    /// Writes all of `document` to `stream`, which stays open.
    ///
    /// @throws InvalidNetwork if a text is none: half a surrogate pair
    public static void write(OutputStream stream, Document document) throws IOException {
        write(stream, document, JsonLayout.ONE_FILE, Sidecar.beside(Path.of("network")));
    }

    private static void write(OutputStream stream, Document document, JsonLayout layout, Sidecar sidecar)
            throws IOException {
        Indentation lines = new Indentation();
        JsonText.write(stream, lines, json -> {
            json.writeStartObject()
                    .writeStringProperty(Names.FORMAT, Names.FORMAT_NAME)
                    .writeNumberProperty(Names.SCHEMA, SCHEMA);
            document.version().ifPresent(version -> json.writeStringProperty(Names.VERSION, version));
            json.writeName(Names.NETWORK);
            new ValueWriter(json, lines, layout, sidecar).write(document.network(), "");
            json.writeEndObject();
        });
    }
}
