package io.nir4j.dialects.origin;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.origin.Verdict.Candidate;
import io.nir4j.dialects.origin.Verdict.Confidence;
import io.nir4j.model.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a network most likely comes from, on what evidence, and what that means for running it.
///
/// @param writer who wrote it
/// @param unit the unit of its times; empty where it has none
/// @param dialect the one that computes what the writer computes, the canonical one where the writer is not clear
/// @param step the step to give with `--dt`, in the unit of the file, where `dialect` and the file would not lead to
///     it by themselves
/// @param doubts sentences about what the file does not tell
public record Origin(
        Verdict<Writer> writer,
        Optional<Verdict<TimeUnit>> unit,
        Dialect dialect,
        Optional<Double> step,
        List<String> doubts) {
    private static final double ROUNDING = 1e-6;
    private static final double UNLIKELY = 0.1;

    public Origin {
        doubts = List.copyOf(doubts);
    }

    /// Looks for the origin of a network.
    ///
    /// Reads at most a few thousand elements of each parameter.
    ///
    /// @param version of NIR that the file names, where it names one
    public static Origin of(Graph graph, Optional<String> version) {
        Clues clues = new Clues(graph, version);
        Verdict<Writer> writer = Verdict.of(Writer.all(), WriterRules.all(), clues);
        Optional<Verdict<TimeUnit>> unit = UnitRules.concerns(clues)
                ? Optional.of(Verdict.of(Arrays.asList(TimeUnit.values()), UnitRules.all(writer), clues))
                : Optional.empty();
        Dialect dialect = writer.isClear()
                ? writer.first().what().dialect(clues, writer.confidence() == Confidence.VERY_PROBABLY)
                : Dialects.NIR;
        Optional<Double> step = step(clues, writer, unit)
                .filter(length -> Math.abs(TimeStep.choose(Optional.empty(), dialect, graph)
                                                .seconds()
                                        / length
                                - 1)
                        > ROUNDING);
        return new Origin(writer, unit, dialect, step, doubts(clues, writer, unit));
    }

    /// `by: probably snnTorch: r = tau/dt in lif1 ...`: what follows "written".
    public String author() {
        Candidate<Writer> first = writer.first();
        if (!writer.isClear()) {
            return "by: not clear, no exporter's habits stand out";
        }
        return first.what().isFramework()
                ? "by: " + writer.sentence(Writer::label)
                : first.what().label() + ", " + writer.confidence().label() + first.reasons();
    }

    /// What follows from the file, else what the writer assumes, else 1 ms in the unit of the file.
    private static Optional<Double> step(Clues clues, Verdict<Writer> writer, Optional<Verdict<TimeUnit>> unit) {
        boolean elsewhere = writer.isClear() && !writer.first().what().foldsStepIntoResistance();
        return (elsewhere ? Optional.<UnitRules.Step>empty() : UnitRules.step(clues))
                .map(UnitRules.Step::length)
                .or(() -> writer.isClear()
                                && unit.filter(verdict -> isHabit(writer.first().what(), verdict))
                                        .isPresent()
                        ? writer.first().what().step()
                        : Optional.empty())
                .or(() -> unit.filter(verdict -> verdict.candidates().stream()
                                .anyMatch(one -> one.what() == TimeUnit.SECONDS && one.share() < UNLIKELY))
                        .map(verdict -> 1.0));
    }

    private static boolean isHabit(Writer writer, Verdict<TimeUnit> unit) {
        return writer.unit().filter(unit.first().what()::equals).isPresent();
    }

    private static List<String> doubts(Clues clues, Verdict<Writer> writer, Optional<Verdict<TimeUnit>> unit) {
        List<String> doubts = new ArrayList<>();
        for (Candidate<Writer> other : writer.alternatives()) {
            String dialect = other.what().dialect(clues, false).name();
            doubts.add("it may be written " + (other.what().isFramework() ? "by " : "")
                    + other.what().label() + ": --dialect " + dialect);
        }
        unit.ifPresent(verdict -> verdict.alternatives()
                .forEach(other -> doubts.add("times may be in " + other.what().label() + reason(other))));
        if (isOnlyProbablyNorse(writer) && NeuronClues.cellsPartFromImporter(clues)) {
            doubts.add("if Norse wrote it, its own cells compute --dialect norse-native: reset to v_reset, and CubaLIF"
                    + " takes its input as it is");
        }
        if (writer.isClear() && clues.flat().spike()) {
            writer.first().what().unsaid().ifPresent(doubts::add);
        }
        return doubts;
    }

    private static boolean isOnlyProbablyNorse(Verdict<Writer> writer) {
        return writer.isClear()
                && writer.first().what().equals(Writer.NORSE)
                && writer.confidence() != Confidence.VERY_PROBABLY;
    }

    private static String reason(Candidate<TimeUnit> other) {
        return other.pro().isEmpty() ? "" : ": " + other.pro().getFirst().says();
    }
}
