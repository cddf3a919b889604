package io.nir4j.backends.compare;

import java.util.List;

/// What the two sides make of each sample at one output of the network: the sum over time of every feature.
///
/// @param output the name of the output
/// @param sumsA per sample, features in row-major order; of spikes, their numbers
/// @param sumsB the same in B
/// @param equalCounts the number of samples in which all sums agree
/// @param equalArgmax the number of samples in which the same feature has the largest sum, the first among equals
public record OutputAgreement(
        Watched output, List<List<Double>> sumsA, List<List<Double>> sumsB, int equalCounts, int equalArgmax) {
    public OutputAgreement {
        sumsA = sumsA.stream().map(List::copyOf).toList();
        sumsB = sumsB.stream().map(List::copyOf).toList();
    }

    /// The number of samples.
    public int samples() {
        return sumsA.size();
    }

    /// The position of the largest number, the first among equals.
    public static int argmax(List<Double> sums) {
        int most = 0;
        for (int i = 1; i < sums.size(); i++) {
            most = sums.get(i) > sums.get(most) ? i : most;
        }
        return most;
    }
}
