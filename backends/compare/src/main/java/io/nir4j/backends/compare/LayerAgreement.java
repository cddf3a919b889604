package io.nir4j.backends.compare;

import java.util.OptionalInt;

/// How far the two sides agree on one signal, over all steps, samples and neurons.
///
/// @param signal what was compared
/// @param positions steps times samples times neurons
/// @param differing positions at which the values are not equal
/// @param totalA the sum of all values in A: of spikes, their number
/// @param totalB the same in B
/// @param largest the largest difference; infinite where one side alone is not a number
/// @param scale the largest magnitude in A
/// @param agrees whether the differences are within the tolerance
/// @param lag by how many steps B is later, less than zero if earlier, where the two agree but for that
public record LayerAgreement(
        Watched signal,
        long positions,
        long differing,
        double totalA,
        double totalB,
        double largest,
        double scale,
        boolean agrees,
        OptionalInt lag) {
    /// The share of positions with equal values; 1 where there are none.
    public double share() {
        return positions == 0 ? 1 : 1 - (double) differing / positions;
    }

    /// The largest difference in units of [#scale]; infinite where A is silent and B is not.
    public double relative() {
        return largest == 0 ? 0 : largest / scale;
    }
}
