package io.nir4j.dialects.export;

import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What has to happen to the signal that comes to a node, element by element: `factor * x + offset`.
///
/// @param factors one for each element of the signal, row by row
/// @param offsets likewise
record Correction(List<Double> factors, List<Double> offsets) {
    Correction {
        factors = List.copyOf(factors);
        offsets = List.copyOf(offsets);
    }

    /// The same factor for all elements and no offset.
    static Correction factor(double factor, Shape shape) {
        int elements = Math.toIntExact(shape.elements());
        return new Correction(Collections.nCopies(elements, factor), Collections.nCopies(elements, 0.0));
    }

    boolean isNothing() {
        return isFactorOne() && !hasOffset();
    }

    boolean isFactorOne() {
        return factors.stream().allMatch(factor -> factor == 1);
    }

    boolean hasOffset() {
        return offsets.stream().anyMatch(offset -> offset != 0);
    }

    Correction withoutOffset() {
        return new Correction(factors, Collections.nCopies(offsets.size(), 0.0));
    }

    Correction offsetsAlone() {
        return new Correction(Collections.nCopies(factors.size(), 1.0), offsets);
    }

    /// This correction for a signal whose first axis are channels, one value for each; empty if it differs within one.
    Optional<Correction> perChannel(Shape signal) {
        int channels = Math.toIntExact(signal.dim(0));
        int size = channels == 0 ? 0 : factors.size() / channels;
        List<Double> channelFactors = new ArrayList<>();
        List<Double> channelOffsets = new ArrayList<>();
        for (int channel = 0; channel < channels && size > 0; channel++) {
            channelFactors.add(factors.get(channel * size));
            channelOffsets.add(offsets.get(channel * size));
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                if (!factors.get(i).equals(factors.get(channel * size))
                        || !offsets.get(i).equals(offsets.get(channel * size))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Correction(channelFactors, channelOffsets));
    }

    /// The same values per channel for another signal with these channels.
    Optional<Correction> spread(Shape signal, Shape other) {
        return perChannel(signal).map(channels -> {
            int size = Math.toIntExact(other.elements() / Math.max(1, other.dim(0)));
            List<Double> spreadFactors = new ArrayList<>();
            List<Double> spreadOffsets = new ArrayList<>();
            for (int channel = 0; channel < channels.factors.size(); channel++) {
                spreadFactors.addAll(Collections.nCopies(size, channels.factors.get(channel)));
                spreadOffsets.addAll(Collections.nCopies(size, channels.offsets.get(channel)));
            }
            return new Correction(spreadFactors, spreadOffsets);
        });
    }
}
