package io.nir4j.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a benchmark has done; JMH divides it by the time. Counted in 1e9, because JMH prints three decimals.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {
    /// Additions and multiplications, also of zeros.
    public double gigaflops;

    /// Additions and multiplications without those of zeros.
    public double usefulGigaflops;

    /// Bytes that the computation has to read and write, even if it does no more than the useful operations.
    public double gigabytes;

    void add(double flops, double usefulFlops, double bytes) {
        gigaflops += flops / 1e9;
        usefulGigaflops += usefulFlops / 1e9;
        gigabytes += bytes / 1e9;
    }
}
