package io.nir4j.dialects.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Candidates and what speaks for each of them, the likeliest first.
///
/// @param candidates all that were considered; their shares sum to 1
public record Verdict<K>(List<Candidate<K>> candidates) {
    private static final double VERY = 0.95;
    private static final double PROBABLE = 0.8;
    private static final double POSSIBLE = 0.5;
    private static final double WORTH_SAYING = 0.1;
    private static final int EVIDENCE_SHOWN = 3;

    /// One candidate.
    ///
    /// @param what the candidate
    /// @param share how likely it is among all candidates, 0 to 1, if the weights of the rules are right
    /// @param evidence what was found about it, the weightiest first
    public record Candidate<K>(K what, double share, List<Evidence> evidence) {
        public Candidate {
            evidence = List.copyOf(evidence);
        }

        /// What speaks for it.
        public List<Evidence> pro() {
            return evidence.stream().filter(found -> found.weight() > 0).toList();
        }

        /// What speaks against it.
        public List<Evidence> contra() {
            return evidence.stream().filter(found -> found.weight() < 0).toList();
        }

        /// The weightiest of both, for the end of a sentence: `: r = 1 in lif1; though float64 parameters in lif1`.
        public String reasons() {
            String pro = says(pro());
            String contra = says(contra());
            return (pro.isEmpty() ? "" : ": " + pro) + (contra.isEmpty() ? "" : "; though " + contra);
        }

        private static String says(List<Evidence> evidence) {
            return evidence.stream().limit(EVIDENCE_SHOWN).map(Evidence::says).collect(Collectors.joining("; "));
        }
    }

    /// How sure the first candidate is.
    public enum Confidence {
        VERY_PROBABLY("very probably"),
        PROBABLY("probably"),
        PERHAPS("perhaps"),
        UNCLEAR("not clear");

        private final String label;

        Confidence(String label) {
            this.label = label;
        }

        /// As in a sentence.
        public String label() {
            return label;
        }
    }

    public Verdict {
        candidates = List.copyOf(candidates);
    }

    /// Asks every rule.
    static <K> Verdict<K> of(List<K> all, List<Rule<K>> rules, Clues clues) {
        List<Found<K>> found = new ArrayList<>();
        for (Rule<K> rule : rules) {
            rule.finds().apply(clues).ifPresent(says -> found.add(new Found<>(rule, says)));
        }
        List<Candidate<K>> candidates = new ArrayList<>();
        double total = 0;
        for (K what : all) {
            List<Evidence> evidence = found.stream()
                    .flatMap(one -> one.about(what).stream())
                    .sorted(Comparator.comparingInt((Evidence one) -> -Math.abs(one.weight())))
                    .toList();
            double odds =
                    Math.pow(2, evidence.stream().mapToInt(Evidence::weight).sum());
            total += odds;
            candidates.add(new Candidate<>(what, odds, evidence));
        }
        double sum = total;
        return new Verdict<>(candidates.stream()
                .map(one -> new Candidate<>(one.what(), one.share() / sum, one.evidence()))
                .sorted(Comparator.comparingDouble((Candidate<K> one) -> -one.share()))
                .toList());
    }

    private record Found<K>(Rule<K> rule, String says) {
        Optional<Evidence> about(K what) {
            int weight = rule.weights().getOrDefault(what, 0);
            return weight == 0 ? Optional.empty() : Optional.of(new Evidence(rule.name(), says, weight));
        }
    }

    /// The likeliest candidate.
    public Candidate<K> first() {
        return candidates.getFirst();
    }

    /// How sure it is.
    public Confidence confidence() {
        double share = first().share();
        if (share < POSSIBLE || first().pro().isEmpty()) {
            return Confidence.UNCLEAR;
        }
        return share >= VERY ? Confidence.VERY_PROBABLY : share >= PROBABLE ? Confidence.PROBABLY : Confidence.PERHAPS;
    }

    /// Whether the first candidate is likely enough to act upon.
    public boolean isClear() {
        return confidence() != Confidence.UNCLEAR;
    }

    /// `probably milliseconds: time constants are 10..20`, or `not clear, milliseconds or time steps: ...`.
    public String sentence(Function<K, String> label) {
        String named = label.apply(first().what());
        if (isClear()) {
            return confidence().label() + " " + named + first().reasons();
        }
        String others = alternatives().stream()
                .map(other -> " or " + label.apply(other.what()))
                .collect(Collectors.joining());
        return "not clear, " + named + others + first().reasons();
    }

    /// The other candidates that one should think of, likeliest first.
    public List<Candidate<K>> alternatives() {
        return candidates.stream()
                .skip(1)
                .filter(candidate -> candidate.share() >= WORTH_SAYING)
                .toList();
    }
}
