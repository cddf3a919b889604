package io.nir4j.backends.compare;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the signals of a side come from; each opening begins at the first step.
sealed interface Source {
    /// Begins anew.
    Playback open(Extent extent);

    /// Whether its numbers were rounded to float32 after they were computed.
    boolean isRounded();

    /// Signals under way.
    interface Playback extends AutoCloseable {
        /// The next steps of every signal, each (time, batch, features...) in row-major order.
        List<double[]> next(int steps);

        @Override
        void close();
    }

    /// A run.
    ///
    /// @param names of the signals, in their order
    record Live(Program program, Simulator simulator, Feed feed, List<String> names) implements Source {
        public Live {
            names = List.copyOf(names);
        }

        @Override
        public boolean isRounded() {
            return false;
        }

        @Override
        public Playback open(Extent extent) {
            Feed part = feed.within(extent);
            List<Recording> recordings = names.stream()
                    .distinct()
                    .map(name -> program.recording(name)
                            .orElseThrow(() -> new CompilerBug("'" + name + "' cannot be recorded")))
                    .toList();
            Simulation simulation =
                    simulator.open(program, new SimulationOptions(part.batch(), program.precision(), recordings));
            return new Playback() {
                private long done;

                @Override
                public List<double[]> next(int steps) {
                    Map<String, Tensor> given =
                            simulation.advance(part.block(done, done + steps)).recordings();
                    done += steps;
                    return names.stream()
                            .map(name -> Optional.ofNullable(given.get(name))
                                    .orElseThrow(() -> new CompilerBug("'" + name + "' was not recorded"))
                                    .toDoubles())
                            .toList();
                }

                @Override
                public void close() {
                    simulation.close();
                }
            };
        }
    }

    /// Signals that are there already.
    ///
    /// @param arrays in the order of the signals, each (time, batch, features...)
    /// @param extent the part of the run that they are
    record Stored(List<Tensor> arrays, Extent extent, boolean isRounded) implements Source {
        public Stored {
            arrays = List.copyOf(arrays);
        }

        @Override
        public Playback open(Extent wanted) {
            List<Tensor> parts = wanted.equals(extent)
                    ? arrays
                    : arrays.stream().map(array -> Feed.cut(array, wanted)).toList();
            return new Playback() {
                private long done;

                @Override
                public List<double[]> next(int steps) {
                    long from = done;
                    done += steps;
                    return parts.stream()
                            .map(part -> Feed.rows(part, from, from + steps).toDoubles())
                            .toList();
                }

                @Override
                public void close() {}
            };
        }
    }
}
