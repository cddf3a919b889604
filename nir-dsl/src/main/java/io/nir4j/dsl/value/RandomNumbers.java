package io.nir4j.dsl.value;

/// Random numbers of which each depends on the seed and its index alone, so that their order does not matter.
///
/// Number `k` of a seed is `mix(mix(seed) + (k + 1) * GAMMA)`, where GAMMA is 2^64 divided by the golden ratio
/// and `mix` is the finalizer of SplitMix64: G. L. Steele, D. Lea, C. H. Flood: Fast splittable pseudorandom
/// number generators, OOPSLA 2014, with the constants of D. Stafford's variant 13. Without the inner `mix`
/// seeds that differ by a multiple of GAMMA would give the same numbers, shifted.
///
/// Only integers, the four operations, the square root and [StrictMath] are used: the numbers are the same
/// everywhere.
public final class RandomNumbers {
    private static final long GAMMA = 0x9e37_79b9_7f4a_7c15L;

    private final long base;

    public RandomNumbers(long seed) {
        this.base = mix(seed);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }

    /// Number `index`, equally likely to be any multiple of 2^-53 in [0, 1).
    public double uniform(long index) {
        return (double) (mix(base + (index + 1) * GAMMA) >>> 11) * 0x1p-53;
    }

    /// Number `index`, normally distributed with mean 0 and standard deviation 1.
    ///
    /// `sqrt(-2 ln(1 - u)) cos(2 pi v)` of the uniform numbers `u = 2 index` and `v = 2 index + 1`: G. E. P.
    /// Box, M. E. Muller: A note on the generation of random normal deviates, Annals of Mathematical Statistics
    /// 29, 1958.
    double normal(long index) {
        double u = uniform(2 * index);
        double v = uniform(2 * index + 1);
        return Math.sqrt(-2 * StrictMath.log(1 - u)) * StrictMath.cos(2 * Math.PI * v);
    }
}
