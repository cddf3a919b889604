package io.nir4j.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/// Sets what the kernels did against what the machine can do, measured in the same run.
///
/// Of a product and a convolution it says which share of the peak of multiply-adds was reached, counting all
/// operations and counting those that are not with zero, and which share of the speed at which one core reads from the
/// level where the data of the benchmark lie.
final class KernelReport {
    private static final String ROW = "%-12s %-26s %10s %9s %9s %9s %9s %9s%n";
    private static final double KIBI = 1024;

    private final List<RunResult> results;
    private final double peakFlops;

    KernelReport(Collection<RunResult> results) {
        this.results = List.copyOf(results);
        this.peakFlops = this.results.stream()
                .filter(result -> name(result).equals("multiplyAdd"))
                .mapToDouble(result -> rate(result, "gigaflops"))
                .max()
                .orElse(Double.NaN);
    }

    void print(PrintStream target) {
        target.printf(Locale.ROOT, ROW, "kernel", "what", "us", "GFLOP/s", "of peak", "useful", "GB/s", "of level");
        for (RunResult result : results) {
            double flops = rate(result, "gigaflops");
            double bytes = rate(result, "gigabytes");
            target.printf(
                    Locale.ROOT,
                    ROW,
                    name(result),
                    what(result),
                    number(1e6 / result.getPrimaryResult().getScore()),
                    number(flops),
                    share(flops / peakFlops),
                    share(rate(result, "usefulGigaflops") / peakFlops),
                    number(bytes),
                    share(bytes / peakBytes(footprint(result))));
        }
        target.printf(
                Locale.ROOT,
                "One core, float32. Its peaks: multiplyAdd in GFLOP/s, read in GB/s, by KiB read over and over.%n");
    }

    /// The name of the method.
    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.') + 1);
    }

    private static String what(RunResult result) {
        return String.join(
                " ",
                result.getParams().getParamsKeys().stream()
                        .map(key -> result.getParams().getParam(key))
                        .toList());
    }

    private static double rate(RunResult result, String counter) {
        return Objects.requireNonNull(result.getSecondaryResults().get(counter)).getScore();
    }

    /// The bytes that a benchmark goes over again and again: weights, or what comes in and goes out.
    private static double footprint(RunResult result) {
        return switch (name(result)) {
            case "product" -> {
                int[] extents = Numbers.extents(result.getParams().getParam("shape"));
                yield (double) Float.BYTES * extents[0] * extents[1];
            }
            case "read" -> KIBI * Double.parseDouble(result.getParams().getParam("kibibytes"));
            default ->
                rate(result, "gigabytes") * 1e9 / result.getPrimaryResult().getScore();
        };
    }

    /// How fast one core read the smallest array that is at least so large.
    private double peakBytes(double footprint) {
        return results.stream()
                .filter(result -> name(result).equals("read") && footprint(result) >= footprint)
                .min((a, b) -> Double.compare(footprint(a), footprint(b)))
                .map(result -> rate(result, "gigabytes"))
                .orElse(Double.NaN);
    }

    private static String number(double value) {
        return value == 0 || Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String share(double value) {
        return value == 0 || Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
