package io.nir4j.dsl.value;

import io.nir4j.io.NetworkFormat;
import io.nir4j.io.NirFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.NpzFile;
import io.nir4j.io.safetensors.SafeTensors;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The files in and around a folder, each opened once.
final class FolderArrays implements ArrayFiles {
    private static final List<String> ARRAY_ENDINGS = List.of(".npz", ".npy", ".safetensors");

    private final Path folder;
    private final Map<String, ArraySource> open = new HashMap<>();

    FolderArrays(Path folder) {
        this.folder = folder;
    }

    /// Arrays by key; one is read when it is asked for.
    private record Keyed(String file, Map<String, Supplier<Tensor>> arrays) implements ArraySource {
        @Override
        public Optional<Tensor> array(String key) {
            return Optional.ofNullable(arrays.get(key)).map(array -> naming(file, array));
        }

        @Override
        public Collection<String> keys() {
            return arrays.keySet();
        }
    }

    @Override
    public ArraySource open(String file) {
        ArraySource known = open.get(file);
        if (known != null) {
            return known;
        }
        ArraySource opened = naming(file, () -> read(file));
        open.put(file, opened);
        return opened;
    }

    private ArraySource read(String file) {
        Path path = path(file);
        if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw Diagnostic.of(Code.UNREADABLE, "this is a pipe or a device; arrays are read from files")
                    .asException();
        }
        return new Keyed(file, FileFaults.reading(path, () -> arrays(path)));
    }

    private Path path(String file) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException noPath) {
            InvalidNetwork fault = Diagnostic.of(Code.UNREADABLE, "no file can have this name: " + noPath.getReason())
                    .asException();
            fault.initCause(noPath);
            throw fault;
        }
    }

    private static Map<String, Supplier<Tensor>> arrays(Path path) throws IOException {
        String name = path.toString().toLowerCase(Locale.ROOT);
        Map<String, Supplier<Tensor>> arrays = new TreeMap<>();
        if (name.endsWith(".npy")) {
            Tensor whole = Npy.read(path);
            arrays.put("", () -> whole);
        } else if (name.endsWith(".npz")) {
            NpzFile archive = NpzFile.open(path);
            archive.names()
                    .forEach(key -> arrays.put(key, () -> archive.array(key).all()));
        } else if (name.endsWith(".safetensors")) {
            SafeTensors.read(path).tensors().forEach((key, tensor) -> arrays.put(key, () -> tensor));
        } else if (NetworkFormat.promisedBy(path).isPresent()) {
            addFields(NirFile.read(path).graph(), "", arrays);
        } else {
            throw unknownEnding(String.valueOf(path.getFileName()));
        }
        return arrays;
    }

    /// `lif1.tau`, and `block/lif1.tau` in a nested graph.
    private static void addFields(Graph graph, String path, Map<String, Supplier<Tensor>> arrays) {
        graph.nodes().forEach((name, node) -> {
            if (node instanceof Graph nested) {
                addFields(nested, path + name + "/", arrays);
            } else {
                fields(node).entries().forEach((field, value) -> {
                    if (value instanceof Value.Numbers(var tensor)) {
                        arrays.putIfAbsent(path + name + "." + field, () -> tensor);
                    }
                });
            }
        });
    }

    private static Value.Tree fields(Node node) {
        return node instanceof Opaque(var type, var fields)
                ? fields
                : Node.schema(node.type()).orElseThrow().write(node);
    }

    private static InvalidNetwork unknownEnding(String name) {
        List<String> known = Stream.concat(
                        ARRAY_ENDINGS.stream(),
                        Stream.of(NetworkFormat.values()).flatMap(format -> format.endings().stream()))
                .toList();
        int dot = name.lastIndexOf('.');
        return Diagnostic.of(Code.UNKNOWN_ENDING, "arrays are read from files that end in " + String.join(", ", known))
                .hint(dot < 0 ? Optional.empty() : Suggestion.hint(name.substring(dot), known))
                .asException();
    }

    /// The place of a fault of the file is in the text; the fault says which file, and where in it.
    private static <T> T naming(String file, Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidNetwork fault) {
            List<Diagnostic> named = fault.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .map(found -> found.about("'" + file + "'"
                                    + found.place()
                                            .path()
                                            .map(at -> " at " + at)
                                            .orElse(""))
                            .at(Place.UNKNOWN))
                    .toList();
            InvalidNetwork inText = new InvalidNetwork(named);
            inText.initCause(fault);
            throw inText;
        }
    }
}
