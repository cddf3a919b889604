package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Runs typical command lines in one process, so that the JVM can record what they load and link.
///
/// The `nir` launcher starts this once after each build with `-XX:AOTCacheOutput` (JEP 514), and later commands start
/// from the recorded cache. A command that is not listed works all the same, it only starts more slowly.
final class StartupTraining {
    private StartupTraining() {}

    /// Runs all command lines; the process ends with 1 if one of them failed.
    ///
    /// @param arguments the folder `testdata`; without it, only what needs no data is run
    public static void main(String[] arguments) throws IOException {
        List<List<String>> lines = new ArrayList<>(List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("run", "--help"),
                List.of("dialects", "norse"),
                List.of("backends"),
                List.of("explain", "LIF"),
                List.of("explain", "NIR-204")));
        Path scratch = Files.createTempDirectory("nir-startup");
        try {
            for (String folder : arguments) {
                lines.addAll(onData(Path.of(folder, "frameworks", "norse"), scratch));
                lines.add(
                        List.of("test", Path.of(folder, "examples", "first.snn").toString()));
                String suite = Path.of(folder, "conformance").toString();
                lines.add(List.of("conformance", "--suite", suite, "--case", "neurons/lif/*"));
            }
            boolean failed =
                    lines.stream().anyMatch(line -> Main.run(Console.ofProcess(), line.toArray(String[]::new)) != 0);
            System.exit(failed ? 1 : 0);
        } finally {
            delete(scratch);
        }
    }

    private static List<List<String>> onData(Path data, Path scratch) {
        String recurrent = data.resolve("recurrent-cubalif/model.nir").toString();
        String convolution = data.resolve("conv-flatten-fc/model.nir").toString();
        String json = scratch.resolve("net.json").toString();
        String text = scratch.resolve("net.snn").toString();
        String result = scratch.resolve("result.npz").toString();
        return List.of(
                List.of("info", recurrent),
                List.of("info", convolution, "--json"),
                List.of("validate", recurrent, convolution),
                List.of("doctor", recurrent),
                List.of("convert", recurrent, json),
                List.of("diff", recurrent, json),
                List.of("convert", json, scratch.resolve("net.nir").toString()),
                List.of("convert", recurrent, text),
                List.of("fmt", text),
                List.of(
                        "opt",
                        convolution,
                        "-O2",
                        "-o",
                        scratch.resolve("small.nir").toString()),
                List.of("convert", convolution, scratch.resolve("net.svg").toString()),
                List.of("convert", recurrent, scratch.resolve("there.nir").toString(), "--to", "norse"),
                List.of(
                        "run",
                        recurrent,
                        "--input",
                        data.resolve("recurrent-cubalif/input.npy").toString(),
                        "--record",
                        "lif1.v",
                        "--output",
                        result),
                List.of(
                        "run",
                        convolution,
                        "--dialect",
                        "norse",
                        "--input",
                        data.resolve("conv-flatten-fc/input.npy").toString(),
                        "--json"),
                List.of(
                        "bench",
                        recurrent,
                        "--input",
                        data.resolve("recurrent-cubalif/input.npy").toString(),
                        "--warmup",
                        "1",
                        "--repeat",
                        "1"),
                List.of(
                        "compare",
                        recurrent,
                        "--input",
                        data.resolve("recurrent-cubalif/input.npy").toString(),
                        "--a",
                        "dialect=norse",
                        "--b",
                        "recorded=" + result,
                        "--tolerance",
                        "1"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
