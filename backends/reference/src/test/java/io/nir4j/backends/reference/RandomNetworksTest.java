package io.nir4j.backends.reference;

import io.nir4j.backends.testkit.Invariances;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random networks give the same in blocks, sample by sample and without recordings.
final class RandomNetworksTest {

    static Dialect[] dialects() {
        return Dialects.all().toArray(Dialect[]::new);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void neitherBlocksNorBatchesChangeABit(Dialect dialect) {
        // Norse refuses padded sums, which a random network may hold.
        Property.forAllGraphs(
                101,
                60,
                RandomGraphs.runnable().without(SumPool2d.class),
                graph -> Invariances.check(new ReferenceSimulator(), graph, dialect, Precision.FLOAT32, 7));
    }
}
