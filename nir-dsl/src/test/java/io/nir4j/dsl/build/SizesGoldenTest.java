package io.nir4j.dsl.build;

import io.nir4j.dsl.fixtures.Goldens;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Sizes that a text leaves out, beside the same text with all of them.
class SizesGoldenTest {
    @TestFactory
    Stream<DynamicTest> sizesThatAreLeftOutFollow() {
        return Goldens.in(Path.of("src/test/goldens/sizes")).check(UnaryOperator.identity());
    }
}
