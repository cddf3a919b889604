package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.harness.conformance.CaseResult.Outcome;
import io.nir4j.backends.harness.conformance.CaseRunner;
import io.nir4j.backends.harness.conformance.ConformanceCase;
import io.nir4j.backends.harness.conformance.ConformanceCase.Answer;
import io.nir4j.backends.harness.conformance.Suite;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the conformance suite would catch: everything in it is changed once to see.
final class ConformanceSuiteTest {
    private static final Path FOLDER = Path.of("..", "..", "testdata", "conformance");
    private static final Set<String> PORTS = Set.of("Input", "Output");

    private static Stream<ConformanceCase> computed() {
        return Suite.read(FOLDER).cases().stream().filter(one -> one.demand() instanceof Answer);
    }

    @Test
    void casesNameTheAxesThatDecideThem() throws IOException {
        String found = computed()
                .parallel()
                .map(one -> "\"" + one.name() + "\": ["
                        + decidedBy(one).stream()
                                .map(axis -> "\"" + axis + "\"")
                                .collect(Collectors.joining(","))
                        + "]")
                .collect(Collectors.joining(",\n", "{\n", "}"));
        Path saved = Path.of("target", "axes.json");
        Files.writeString(saved, found);

        assertEquals(
                Files.readString(FOLDER.resolve("axes.json")),
                found,
                "copy " + saved.toAbsolutePath() + " to the suite and run make.py there");
        computed()
                .forEach(one -> assertTrue(
                        found.contains("\"" + one.name() + "\": ["
                                + one.axes().stream()
                                        .map(axis -> "\"" + axis + "\"")
                                        .collect(Collectors.joining(",")) + "]"),
                        () -> one + ": the manifest was not made anew"));
    }

    /// The axes on which any other choice makes the case fail.
    private static List<String> decidedBy(ConformanceCase one) {
        return Axes.names().stream()
                .filter(axis -> Axes.choices(axis).stream()
                        .filter(choice -> !Axes.labelOf(choice)
                                .equals(one.choices().axes().get(axis)))
                        .anyMatch(choice -> notices(one, choice)))
                .toList();
    }

    private static boolean notices(ConformanceCase one, Axis choice) {
        return CaseRunner.run(one, new ReferenceSimulator(), steps -> steps.with(choice))
                        .outcome()
                != Outcome.PASSED;
    }

    @Test
    void everyChoiceOnEveryAxisDecidesACase() {
        Set<String> decided = computed()
                .flatMap(one -> one.axes().stream()
                        .map(axis -> axis + "=" + one.choices().axes().get(axis)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> missing = new ArrayList<>();
        for (String axis : Axes.names()) {
            Axes.choices(axis).stream()
                    .map(choice -> axis + "=" + Axes.labelOf(choice))
                    .filter(choice -> !decided.contains(choice))
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyPrimitiveIsInACase() {
        Set<String> found =
                computed().flatMap(one -> one.primitives().stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = Node.schemas().stream()
                .map(schema -> schema.type())
                .filter(type -> !PORTS.contains(type))
                .collect(Collectors.toCollection(TreeSet::new));
        all.add("NIRGraph");

        assertEquals(all, found);
    }

    @Test
    void everyDialectHasCasesForWhatItComputesAndForWhatItRefuses() {
        for (Dialect dialect : Dialects.all()) {
            assertTrue(computed().anyMatch(one -> one.dialect().equals(dialect.name())), dialect.name());
            for (String type : dialect.refused()) {
                assertTrue(
                        Suite.read(FOLDER).cases().stream()
                                .filter(one -> !(one.demand() instanceof Answer))
                                .anyMatch(one -> one.dialect().equals(dialect.name())
                                        && one.primitives().contains(type)),
                        dialect.name() + " and " + type);
            }
        }
    }

    @Test
    void recordedCasesBelongToIt() {
        assertEquals(
                22,
                computed().filter(one -> one.name().startsWith("frameworks/")).count());
    }
}
