package io.nir4j.dialects;

import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// What the membrane of one neuron is made of.
///
/// @param tau its time constant, in the unit of the file; infinite in IF, NaN where `r` tells nothing
/// @param r its resistance
public record Leak(double tau, double r) {
    /// The neurons of a layer, at most `most` of them, evenly spread; none where nothing leaks.
    ///
    /// A layer whose `r` is 1 throughout says nothing about it: its neurons have no number for tau.
    public static List<Leak> of(Node node, long most) {
        return switch (node) {
            case LI neuron -> of(neuron.tau(), neuron.r(), most);
            case LIF neuron -> of(neuron.tau(), neuron.r(), most);
            case CubaLI neuron -> of(neuron.tauMem(), neuron.r(), most);
            case CubaLIF neuron -> of(neuron.tauMem(), neuron.r(), most);
            case Node other -> List.of();
        };
    }

    /// Neurons with these resistances that do not leak.
    static List<Leak> without(Tensor r, long most) {
        return LongStream.range(0, Math.min(r.elements(), most))
                .mapToObj(index -> new Leak(Double.POSITIVE_INFINITY, r.getDouble(spread(index, r.elements(), most))))
                .toList();
    }

    private static List<Leak> of(Tensor tau, Tensor r, long most) {
        if (!tau.shape().equals(r.shape()) && tau.elements() > 1 && r.elements() > 1) {
            boolean wider = tau.shape().broadcastsTo(r.shape());
            if (!wider && !r.shape().broadcastsTo(tau.shape())) {
                // Each varies along an axis of its own: what they have in common is left open.
                return List.of(new Leak(Double.NaN, Double.NaN));
            }
            Shape full = wider ? r.shape() : tau.shape();
            return of(tau.broadcastTo(full), r.broadcastTo(full), most);
        }
        boolean telling = LongStream.range(0, Math.min(r.elements(), most))
                .map(index -> spread(index, r.elements(), most))
                .anyMatch(index -> r.getDouble(index) != 1);
        long neurons = Math.max(tau.elements(), r.elements());
        List<Leak> leaks = new ArrayList<>();
        for (long i = 0; i < Math.min(neurons, most); i++) {
            long index = spread(i, neurons, most);
            double time = tau.getDouble(tau.elements() == 1 ? 0 : index);
            leaks.add(new Leak(telling ? time : Double.NaN, r.getDouble(r.elements() == 1 ? 0 : index)));
        }
        return leaks;
    }

    /// The place of the `index`th of at most `most` elements that stand for all.
    public static long spread(long index, long elements, long most) {
        return elements <= most ? index : (long) ((double) index * elements / most);
    }
}
