package io.nir4j.cli;

import io.nir4j.backends.spi.InputSource;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dialects.export.Exported;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// How far a network written for a framework is from the one that was meant, measured by running both.
///
/// @param layers layer by layer, the output last
/// @param data what they were fed
/// @param steps how many time steps
/// @param batch how many samples
/// @param agreeing samples whose output channel with the largest sum is the same
record ExportDifference(List<Layer> layers, String data, long steps, int batch, int agreeing) {
    private static final int STEPS = 200;
    private static final int BATCH = 4;
    private static final double RATE = 0.2;
    private static final int SEED = 1;
    private static final int BLOCK = 16;

    /// @param name the layer's
    /// @param equal the share of its values that are the same
    /// @param before the sum of its values as it was meant
    /// @param after the sum as it was written
    record Layer(String name, double equal, double before, double after) {}

    /// Runs both networks on `input`, or on random spikes.
    static ExportDifference measure(ExportOptions.Written written, Optional<String> input) {
        Exported exported = written.exported();
        Program before = Lowering.lower(
                TypedGraph.of(written.given().graph()),
                written.dialect().dialect(),
                written.step().seconds(),
                new Findings());
        Program after =
                Lowering.lower(TypedGraph.of(exported.graph()), exported.dialect(), exported.step(), new Findings());
        Map.Entry<String, Signal> fed = before.inputs().firstEntry();
        InputSource source = input.<InputSource>map(file -> InputArrays.of(
                        before, NamedArray.of(List.of(file), before.inputs().keySet())))
                .orElseGet(() -> new RandomSpikes(
                        fed.getKey(), Shape.of(BATCH).plus(fed.getValue().shape())));
        int batch = source instanceof InputArrays arrays ? arrays.batch() : BATCH;
        String data = input.orElse("random spikes, rate " + RATE + ", seed " + SEED);
        return new Both(exported, before, after, batch).run(source, data);
    }

    /// Spikes that are the same each time.
    private static final class RandomSpikes implements InputSource {
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final String name;
        private final Shape perStep;
        private int done;

        RandomSpikes(String name, Shape perStep) {
            this.name = name;
            this.perStep = perStep;
        }

        @Override
        public long steps() {
            return STEPS;
        }

        @Override
        public Map<String, Tensor> next(int limit) {
            int steps = Math.min(limit, STEPS - done);
            done += steps;
            Shape shape = Shape.of(steps).plus(perStep);
            double[] spikes = random.doubles(shape.elements())
                    .map(value -> value < RATE ? 1 : 0)
                    .toArray();
            return Map.of(name, Tensor.of(shape, spikes));
        }
    }

    /// Two programs side by side.
    private static final class Both {
        private final Exported exported;
        private final Program before;
        private final Program after;
        private final int batch;
        private final List<Tally> tallies = new ArrayList<>();

        Both(Exported exported, Program before, Program after, int batch) {
            this.exported = exported;
            this.before = before;
            this.after = after;
            this.batch = batch;
        }

        ExportDifference run(InputSource source, String data) {
            List<Recording> here = new ArrayList<>();
            List<Recording> there = new ArrayList<>();
            after.neurons()
                    .map(Op.Neurons::node)
                    .distinct()
                    .forEach(name -> Optional.ofNullable(exported.origins().get(name))
                            .flatMap(before::recording)
                            .ifPresent(origin -> {
                                here.add(origin);
                                there.add(after.recording(name).orElseThrow());
                                tallies.add(new Tally(name, origin.signal().shape(), batch));
                            }));
            Tally output = new Tally(
                    before.outputs().firstKey(),
                    before.outputs().firstEntry().getValue().shape(),
                    batch);
            Simulator simulator = GivenBackends.named(GivenBackends.STANDARD);
            try (Simulation first = simulator.open(before, new SimulationOptions(batch, before.precision(), here));
                    Simulation second = simulator.open(after, new SimulationOptions(batch, after.precision(), there))) {
                for (long done = 0; done < source.steps(); done += BLOCK) {
                    Tensor block = source.next(BLOCK).values().iterator().next();
                    Simulation.Step one = first.advance(Map.of(before.inputs().firstKey(), block));
                    Simulation.Step other = second.advance(Map.of(after.inputs().firstKey(), block));
                    for (int layer = 0; layer < here.size(); layer++) {
                        tallies.get(layer)
                                .add(
                                        signal(one.recordings(), here.get(layer).name()),
                                        signal(
                                                other.recordings(),
                                                there.get(layer).name()));
                    }
                    output.add(
                            signal(one.outputs(), before.outputs().firstKey()),
                            signal(other.outputs(), after.outputs().firstKey()));
                }
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
            tallies.add(output);
            return new ExportDifference(
                    tallies.stream().map(Tally::layer).toList(), data, source.steps(), batch, output.agreeing());
        }

        private static Tensor signal(Map<String, Tensor> signals, String name) {
            return Optional.ofNullable(signals.get(name)).orElseThrow(() -> new CompilerBug("not recorded: " + name));
        }
    }

    /// What a layer gave in both runs.
    private static final class Tally {
        private final String name;
        private final int perSample;
        private final double[] before;
        private final double[] after;
        private long equal;
        private long all;

        Tally(String name, Shape shape, int batch) {
            this.name = name;
            this.perSample = Math.toIntExact(shape.elements());
            this.before = new double[perSample * batch];
            this.after = new double[perSample * batch];
        }

        void add(Tensor one, Tensor other) {
            for (long i = 0; i < one.elements(); i++) {
                int neuron = (int) (i % before.length);
                double here = one.getDouble(i);
                double there = other.getDouble(i);
                before[neuron] += here;
                after[neuron] += there;
                equal += Math.abs(here - there) <= 1e-4 * Math.max(Math.abs(here), 1e-6) ? 1 : 0;
                all++;
            }
        }

        Layer layer() {
            return new Layer(name, all == 0 ? 1 : (double) equal / all, sum(before), sum(after));
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        int agreeing() {
            int agreeing = 0;
            for (int sample = 0; perSample > 0 && sample < before.length / perSample; sample++) {
                agreeing += largest(before, sample) == largest(after, sample) ? 1 : 0;
            }
            return agreeing;
        }

        private int largest(double[] sums, int sample) {
            int best = 0;
            for (int i = 1; i < perSample; i++) {
                best = sums[sample * perSample + i] > sums[sample * perSample + best] ? i : best;
            }
            return best;
        }
    }
}
