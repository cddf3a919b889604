package io.nir4j.backends.compare;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.check.TypedGraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.Set;

/// One thing that a side could do otherwise.
public sealed interface Choice {
    /// `side`, doing it.
    Side.Simulated in(Side.Simulated side);

    /// What it decides about: `reset`, `dt`; two choices about the same exclude each other.
    String about();

    /// The choice as it is written on the command line: `reset=to-zero`, `dt=1ms`, `ignore=v-leak`.
    String text();

    /// A choice on an axis.
    record OnAxis(Axis axis) implements Choice {
        @Override
        public Side.Simulated in(Side.Simulated side) {
            return side.stepping(side.steps().with(axis));
        }

        @Override
        public String about() {
            return Axes.nameOf(axis);
        }

        @Override
        public String text() {
            return about() + "=" + Axes.labelOf(axis);
        }
    }

    /// To ignore a parameter, or to honour it.
    record Parameter(Ignored parameter, boolean isIgnored) implements Choice {
        @Override
        public Side.Simulated in(Side.Simulated side) {
            Discretization steps = side.steps();
            Set<Ignored> ignored = EnumSet.noneOf(Ignored.class);
            ignored.addAll(steps.ignored());
            if (isIgnored) {
                ignored.add(parameter);
            } else {
                ignored.remove(parameter);
            }
            return side.stepping(steps.ignoring(ignored.toArray(Ignored[]::new)));
        }

        @Override
        public String about() {
            return Axes.labelOf(parameter);
        }

        @Override
        public String text() {
            return (isIgnored ? "ignore=" : "honour=") + Axes.labelOf(parameter);
        }
    }

    /// The length of a time step.
    record StepLength(double seconds) implements Choice {
        private static final MathContext DIGITS = new MathContext(9);

        @Override
        public Side.Simulated in(Side.Simulated side) {
            return side.every(seconds);
        }

        @Override
        public String about() {
            return "dt";
        }

        @Override
        public String text() {
            if (seconds >= 1) {
                return "dt=" + number(seconds) + "s";
            }
            return "dt=" + (seconds >= 1e-3 ? number(seconds * 1e3) + "ms" : number(seconds * 1e6) + "us");
        }

        private static String number(double value) {
            return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        }
    }

    /// Everything as a dialect has it; the time step stays.
    record Whole(Dialect dialect) implements Choice {
        @Override
        public Side.Simulated in(Side.Simulated side) {
            return new Side.Simulated(side.network(), dialect, side.stepSeconds(), side.simulator());
        }

        @Override
        public String about() {
            return "dialect";
        }

        @Override
        public String text() {
            return "dialect=" + dialect.name();
        }
    }

    /// What computes.
    record OnBackend(Simulator simulator) implements Choice {
        @Override
        public Side.Simulated in(Side.Simulated side) {
            return side.on(simulator);
        }

        @Override
        public String about() {
            return "backend";
        }

        @Override
        public String text() {
            return "backend=" + simulator.name();
        }
    }

    /// The network of the other side.
    record InNetwork(TypedGraph network) implements Choice {
        @Override
        public Side.Simulated in(Side.Simulated side) {
            return side.of(network);
        }

        @Override
        public String about() {
            return "file";
        }

        @Override
        public String text() {
            return "file=that of the other side";
        }
    }
}
