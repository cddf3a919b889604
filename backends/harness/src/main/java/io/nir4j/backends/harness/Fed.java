package io.nir4j.backends.harness;

import io.nir4j.dsl.spec.Feed;
import io.nir4j.dsl.spec.Feed.Constant;
import io.nir4j.dsl.spec.Feed.Poisson;
import io.nir4j.dsl.spec.Feed.Recorded;
import io.nir4j.dsl.spec.Feed.Spikes;
import io.nir4j.dsl.value.RandomNumbers;
import io.nir4j.model.diagnostic.CompilerBug;
import java.util.Collections;
import java.util.Optional;

/// A feed and the elements of the input that it goes to.
///
/// @param layout how a recorded array lies over them
record Fed(Feed feed, Elements elements, Optional<ArrayLayout> layout) {

    /// What is fed at one position; `position` numbers all positions of the input, the element varying fastest.
    private interface Signal {
        double at(long step, long sample, long element, long position);
    }

    /// Adds what is fed to the numbers of the whole input, (time, batch, elements).
    void addTo(double[] sum, long steps, long batch, double stepSeconds) {
        Signal signal = signal(stepSeconds);
        long all = elements.shape().elements();
        for (long step = 0; step < steps; step++) {
            for (long sample = 0; sample < batch; sample++) {
                for (long element = elements.first(); element < elements.end(); element++) {
                    long position = (step * batch + sample) * all + element;
                    sum[Math.toIntExact(position)] += signal.at(step, sample, element, position);
                }
            }
        }
    }

    private Signal signal(double stepSeconds) {
        return switch (feed.source()) {
            case Constant(double value) -> (_, _, _, _) -> value;
            case Spikes(var at) -> (step, _, _, _) -> Collections.binarySearch(at, step) >= 0 ? 1 : 0;
            // Numbered by position: an element fed alone gets the spikes that it gets among all.
            case Poisson(double rateHertz, long seed) -> {
                double probability = rateHertz * stepSeconds;
                RandomNumbers numbers = new RandomNumbers(seed);
                yield (_, _, _, position) -> numbers.uniform(position) < probability ? 1 : 0;
            }
            case Recorded(var numbers) -> {
                ArrayLayout found = layout.orElseThrow(() -> new CompilerBug("an array that was not checked"));
                yield (step, sample, element, _) -> numbers.getDouble(found.index(step, sample, element));
            }
        };
    }
}
