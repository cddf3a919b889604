package io.nir4j.backends.cpu.neuron;

import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.diagnostic.CompilerBug;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes loops as hidden classes and keeps the last ones: equal layers, and the next simulation of a network, share
/// what the JVM has already compiled.
public final class LoopCompiler {
    private static final int KEPT = 128;
    /// Vectors that go side by side through time, so that each hides the latency of the others.
    private static final int SIDE_BY_SIDE = 4;

    /// Operations of all of them together that the JVM takes into one piece of machine code; beyond, it calls for some.
    private static final int OPERATIONS = 16;

    private static final Map<Key, NeuronLoop> LOOPS = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, NeuronLoop> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(LoopSpec spec, boolean vectors) {}

    private LoopCompiler() {}

    /// The loop for `spec`, in vectors if the Vector API is there and has all operations, else neuron by neuron.
    public static NeuronLoop compile(LoopSpec spec, boolean vectorsWanted) {
        Key key = new Key(spec, vectorsWanted && spec.hasVectorForm());
        synchronized (LOOPS) {
            return LOOPS.computeIfAbsent(key, LoopCompiler::make);
        }
    }

    private static NeuronLoop make(Key key) {
        int narrow = key.vectors() ? lanes(key.spec().precision()) : 1;
        int groups = Math.clamp(OPERATIONS / Math.max(1, key.spec().operations()), 1, SIDE_BY_SIDE);
        int wide = key.vectors() ? Math.min(groups * narrow, Long.SIZE) : Long.SIZE + 1;
        LoopWriter writer = new LoopWriter(key.spec(), Operations.of(key.spec().precision(), key.vectors()), narrow);
        byte[] bytes = writer.write(key.vectors() ? wide / narrow : 1);
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (NeuronLoop)
                    made.findConstructor(made.lookupClass(), MethodType.methodType(void.class, int.class, int.class))
                            .invoke(narrow, wide);
        } catch (Throwable broken) {
            throw new CompilerBug("a neuron loop does not load: " + broken);
        }
    }

    private static int lanes(Precision precision) {
        return precision == Precision.FLOAT32 ? FloatLanes.length() : DoubleLanes.length();
    }
}
