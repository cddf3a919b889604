package io.nir4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Every benchmark runs, for an instant and with small parameters: no figure here means anything.
class KernelsTest {
    private static Collection<RunResult> results = List.of();

    @BeforeAll
    static void runEachForAnInstant() throws Exception {
        System.setProperty("jmh.ignoreLock", "true");
        results = new Runner(new OptionsBuilder()
                        .include("io[.]nir4j[.]bench[.]")
                        .param("shape", "784x512x8")
                        .param("field", "1x28x8x5")
                        .param("density", "0.02", "1")
                        .param("kibibytes", "24", "512", "8192")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark().replaceFirst(".*[.]", "");
    }

    @Test
    void everyBenchmarkCountsItsWork() {
        Set<String> names = results.stream().map(KernelsTest::name).collect(Collectors.toSet());

        assertEquals(Set.of("multiplyAdd", "read", "product", "update", "convolution"), names);
        results.forEach(result -> assertTrue(
                result.getSecondaryResults().get("gigaflops").getScore() > 0,
                () -> result.getParams().id()));
    }

    @Test
    void aProductWithZerosHasFewerUsefulOperations() {
        List<Double> shares = results.stream()
                .filter(result -> name(result).equals("product"))
                .map(result ->
                        result.getSecondaryResults().get("usefulGigaflops").getScore()
                                / result.getSecondaryResults().get("gigaflops").getScore())
                .sorted()
                .toList();

        assertEquals(2, shares.size());
        assertEquals(0.02, shares.getFirst(), 1e-3);
        assertEquals(1, shares.getLast(), 1e-9);
    }

    @Test
    void theReportSetsThePeakToOneHundred() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new KernelReport(results).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(results.size() + 2, lines.size());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("multiplyAdd .* 100[.]0 % +100[.]0 % *")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.matches("read +24 .* 100[.]0 %")), lines::toString);
    }
}
