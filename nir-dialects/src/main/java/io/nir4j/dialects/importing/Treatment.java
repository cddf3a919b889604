package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A network before and after all fixes that apply to it.
///
/// Conversions come first and once. Then repairs and, on a network without errors, normalisations take turns until
/// nothing changes. The verifier runs after each: one that leaves a network worse is a fault of ours.
///
/// @param before the network as it was
/// @param graph the network as it is now
/// @param corrections what changed, in this order
/// @param doubts what has several readings and was left alone; warnings and notes
/// @param faults what the verifier still finds, warnings too
public record Treatment(
        Graph before, Graph graph, List<Correction> corrections, List<Diagnostic> doubts, List<Diagnostic> faults) {
    /// A chain of fixes longer than this does not end.
    private static final int MOST_ROUNDS = 100;

    public Treatment {
        corrections = List.copyOf(corrections);
        doubts = List.copyOf(doubts);
        faults = List.copyOf(faults);
    }

    /// Applies all fixes to `network` that apply unasked.
    public static Treatment of(Graph network) {
        return of(network, Terms.USUAL);
    }

    /// Applies those fixes to `network` that these terms want.
    public static Treatment of(Graph network, Terms terms) {
        return new Course(network, terms).run();
    }

    /// True if the network was not valid, or became so by a conversion, and something was done about it.
    public boolean isRepaired() {
        return corrections.stream()
                .anyMatch(correction -> Fixes.named(correction.fix()).kind() != Fix.Kind.NORMALISATION);
    }

    /// What is left to say: doubts, then faults.
    List<Diagnostic> findings() {
        return Stream.concat(doubts.stream(), faults.stream()).toList();
    }

    /// This treatment, if it made the network valid.
    ///
    /// @throws InvalidNetwork with these findings and its own, if not
    Treatment orThrow(List<Diagnostic> known) {
        if (!isValid()) {
            throw new InvalidNetwork(
                    Stream.concat(known.stream(), findings().stream()).toList());
        }
        return this;
    }

    /// True if the verifier finds no error any more.
    public boolean isValid() {
        return faults.stream().noneMatch(Diagnostic::isError);
    }

    /// The treatment while it goes on.
    private static final class Course {
        private final Graph before;
        private final Terms terms;
        private final List<Correction> corrections = new ArrayList<>();
        /// Of the last round alone: what was repaired since is no doubt any more.
        private final Set<Diagnostic> open = new LinkedHashSet<>();
        /// Of all rounds: flattening hides what was doubtful in a nested graph.
        private final Set<Diagnostic> lasting = new LinkedHashSet<>();
        private Graph graph;
        private Health health;

        Course(Graph network, Terms terms) {
            this.before = network;
            this.graph = network;
            this.terms = terms;
            this.health = Health.of(network);
        }

        Treatment run() {
            Fixes.REMEDIES.stream().filter(remedy -> remedy.fix().isOnRequest()).forEach(this::apply);
            int rounds = 0;
            int known;
            do {
                if (rounds++ == MOST_ROUNDS) {
                    throw new CompilerBug("the fixes undo each other: "
                            + corrections.subList(corrections.size() - 2, corrections.size()));
                }
                known = corrections.size();
                open.clear();
                Fixes.REMEDIES.stream().filter(this::isDue).forEach(this::apply);
            } while (corrections.size() > known);
            List<Diagnostic> doubts =
                    Stream.concat(open.stream(), lasting.stream()).toList();
            return new Treatment(before, graph, corrections, doubts, Verifier.verify(graph));
        }

        private boolean isDue(Remedy remedy) {
            return terms.wants(remedy.fix())
                    && switch (remedy.fix().kind()) {
                        case CONVERSION -> false;
                        case REPAIR -> !health.isPerfect();
                        case NORMALISATION -> !health.hasErrors();
                    };
        }

        private void apply(Remedy remedy) {
            for (List<String> path : Scope.paths(graph)) {
                Scope.at(graph, path).ifPresent(scope -> apply(remedy, scope));
            }
        }

        private void apply(Remedy remedy, Scope scope) {
            Operation operation = new Operation(remedy.fix(), terms, scope, health);
            remedy.rule().apply(operation);
            (remedy.fix().kind() == Fix.Kind.REPAIR ? open : lasting).addAll(operation.doubts());
            if (operation.corrections().isEmpty()) {
                return;
            }
            Health after = Health.of(operation.root());
            boolean worse = remedy.fix().kind() == Fix.Kind.REPAIR
                    ? !after.isBetterThan(health)
                    : after.errors() > health.errors();
            if (worse) {
                throw new CompilerBug(
                        "the fix " + remedy.fix().name() + " leaves a network no better: " + operation.corrections());
            }
            corrections.addAll(operation.corrections());
            graph = operation.root();
            health = after;
        }
    }
}
