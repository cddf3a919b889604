package io.nir4j.backends.testkit;

import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.SnnNetwork;
import io.nir4j.dsl.spec.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A test in a text, with the network that it is about.
///
/// @param file relative to the folder of examples
public record Example(Path file, SnnNetwork network, TestCase test) {

    /// All tests of all texts below `root`, by file.
    ///
    /// @throws IllegalStateException if there is no text, or one without tests
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a text is wrong
    public static List<Example> all(Path root) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(SnnFile::isNamedBy).sorted().toList()) {
                SnnNetwork network = SnnFile.read(file);
                List<TestCase> tests = network.tests();
                if (tests.isEmpty()) {
                    throw new IllegalStateException("no tests in " + file);
                }
                tests.forEach(test -> examples.add(new Example(root.relativize(file), network, test)));
            }
        }
        if (examples.isEmpty()) {
            throw new IllegalStateException("no examples in " + root);
        }
        return examples;
    }

    /// `first.snn: fires every fifth step`.
    @Override
    public String toString() {
        return file + ": " + test.title();
    }
}
