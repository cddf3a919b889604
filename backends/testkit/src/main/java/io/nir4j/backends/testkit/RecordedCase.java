package io.nir4j.backends.testkit;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.dialects.Dialects;
import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A network with its input and what a framework computed from it, as `testdata/README.md` describes the folder.
///
/// @param name the last two parts of the folder, `norse/lif-layer`
/// @param dialect the one that the framework's result belongs to
/// @param expected `output`, and `node:NAME` for the output of a node
public record RecordedCase(
        String name,
        Graph graph,
        Tensor input,
        SortedMap<String, Tensor> expected,
        String dialect,
        double stepSeconds) {
    private static final String NODE = "node:";

    /// All cases in folders below `root`, by name.
    ///
    /// @throws IllegalStateException if there is none
    public static List<RecordedCase> all(Path root) throws IOException {
        List<RecordedCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.endsWith("case.json")).sorted().toList()) {
                cases.add(read(file.resolveSibling("").toAbsolutePath().normalize()));
            }
        }
        if (cases.isEmpty()) {
            throw new IllegalStateException("no recorded cases in " + root);
        }
        return cases;
    }

    private static RecordedCase read(Path folder) throws IOException {
        String facts = Files.readString(folder.resolve("case.json"));
        int parts = folder.getNameCount();
        return new RecordedCase(
                folder.subpath(parts - 2, parts).toString().replace('\\', '/'),
                NirFile.read(folder.resolve("model.nir")).graph(),
                Npy.read(folder.resolve("input.npy")),
                Npz.read(folder.resolve("expected.npz")),
                fact("dialect", facts),
                Double.parseDouble(fact("dt", facts)));
    }

    /// A member of the object in case.json that is a word or a number.
    private static String fact(String name, String json) {
        Matcher found =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\s]+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("case.json does not say its " + name + ": " + json);
        }
        return found.group(1);
    }

    /// How far a simulator agrees with each recorded array, in this case's dialect.
    public SortedMap<String, Agreement> runOn(Simulator simulator) {
        List<String> nodes = expected.keySet().stream()
                .filter(array -> array.startsWith(NODE))
                .map(array -> array.substring(NODE.length()))
                .toList();
        Outcome outcome = Trial.of(simulator, graph)
                .in(Dialects.named(dialect))
                .every(stepSeconds)
                .recording(nodes.toArray(String[]::new))
                .run(input);
        SortedMap<String, Agreement> agreements = new TreeMap<>();
        for (Map.Entry<String, Tensor> array : expected.entrySet()) {
            String key = array.getKey();
            Tensor found = key.startsWith(NODE) ? outcome.of(key.substring(NODE.length())) : outcome.output();
            agreements.put(key, Agreement.of(array.getValue(), found));
        }
        return agreements;
    }

    /// The name.
    @Override
    public String toString() {
        return name;
    }
}
