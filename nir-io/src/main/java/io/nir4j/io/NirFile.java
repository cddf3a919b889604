package io.nir4j.io;

import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.hdf5.H5Group;
import io.nir4j.io.hdf5.H5Reader;
import io.nir4j.io.hdf5.H5Writer;
import io.nir4j.io.hdf5.ValueTrees;
import io.nir4j.io.json.JsonLayout;
import io.nir4j.io.json.NetworkJson;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and writes networks.
///
/// ```java
/// NirFile.Loaded loaded = NirFile.read(Path.of("net.nir"));
/// loaded.findings().forEach(System.err::println);
/// NirFile.write(Path.of("small.nir"), loaded.graph(), Compression.gzip());
/// ```
///
/// A network that was read may look into its file, which is mapped: large arrays are loaded when they are used.
/// The file may be replaced meanwhile, also by [#write], but must not be cut short in place.
public final class NirFile {
    /// The version of the reference package whose layout is written: the newest of NIR 1.0, which every NIR 1.x
    /// reads.
    private static final String VERSION = "1.0.7";

    private NirFile() {}

    /// A network from a file.
    ///
    /// @param version of the NIR package that wrote it, as far as the file says
    /// @param format found by content, whatever the name
    /// @param findings notes and warnings, no errors: older layouts brought up to date, content that is not kept
    public record Loaded(Graph graph, Optional<String> version, NetworkFormat format, List<Diagnostic> findings) {
        public Loaded {
            findings = List.copyOf(findings);
        }
    }

    /// The network in `file`, in any format and any layout since NIR 0.0.1.
    ///
    /// @throws InvalidNetwork with all faults found, if the file cannot be read or holds no network
    public static Loaded read(Path file) {
        Findings findings = new Findings();
        try {
            NetworkFormat format = FileFaults.reading(file, () -> FileKind.of(file));
            LayoutHistory.Present present = FileFaults.reading(file, () -> present(file, format, findings));
            Graph graph = GraphCodec.decode(present.node(), present.path(), findings);
            return new Loaded(graph, present.version(), format, placed(findings.all(), file));
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    private static List<Diagnostic> placed(List<Diagnostic> findings, Path file) {
        return findings.stream()
                .map(finding -> finding.at(place -> place.withFile(file.toString())))
                .toList();
    }

    private static LayoutHistory.Present present(Path file, NetworkFormat format, Findings findings)
            throws IOException {
        return switch (format) {
            case NIR -> LayoutHistory.upgrade(ValueTrees.of(H5Reader.read(file, findings), "", findings), findings);
            case JSON -> {
                NetworkJson.Document document = NetworkJson.read(file);
                yield new LayoutHistory.Present(document.version(), document.network(), "/network");
            }
        };
    }

    /// Writes `graph` to `file`, uncompressed, in the format that its ending names.
    ///
    /// @throws InvalidNetwork if no format has this ending, or the file cannot be written
    public static void write(Path file, Graph graph) {
        write(file, graph, Compression.NONE);
    }

    /// Writes `graph` to `file` in the format that its ending names: all of it or nothing.
    ///
    /// Equal graphs give equal bytes.
    ///
    /// @param compression of the arrays; formats other than HDF5 have none
    /// @throws InvalidNetwork if no format has this ending, or the file cannot be written
    public static void write(Path file, Graph graph, Compression compression) {
        switch (NetworkFormat.toWrite(file)) {
            case NIR -> writeNir(file, graph, compression);
            case JSON -> writeJson(file, graph, JsonLayout.ONE_FILE);
        }
    }

    /// Writes `graph` to `file` as JSON, whatever its ending: all of it or nothing.
    ///
    /// @throws InvalidNetwork if the file cannot be written
    public static void writeJson(Path file, Graph graph, JsonLayout layout) {
        var document = new NetworkJson.Document(Optional.of(VERSION), GraphCodec.encode(graph));
        placing(file, () -> {
            NetworkJson.write(file, document, layout);
            return file;
        });
    }

    /// Writes `graph` to `file` as HDF5, whatever its ending: all of it or nothing.
    ///
    /// @throws InvalidNetwork if the file cannot be written
    public static void writeNir(Path file, Graph graph, Compression compression) {
        placing(file, () -> {
            H5Group objects = ValueTrees.toGroup(tree(graph), compression::layout);
            AtomicFile.write(file, channel -> H5Writer.write(channel, objects));
            return file;
        });
    }

    private static void placing(Path file, FileFaults.FileStep<Path> writing) {
        try {
            FileFaults.writing(file, writing);
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    private static Value.Tree tree(Graph graph) {
        Map<String, Value> root = new LinkedHashMap<>();
        root.put("version", new Value.Text(VERSION));
        root.put("node", GraphCodec.encode(graph));
        return new Value.Tree(root);
    }
}
