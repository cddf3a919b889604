package io.nir4j.cli;

import io.nir4j.backends.compare.Choice;
import io.nir4j.backends.compare.Comparison;
import io.nir4j.backends.compare.Divergence;
import io.nir4j.backends.compare.LayerAgreement;
import io.nir4j.backends.compare.Watched.Kind;
import io.nir4j.backends.compare.Why;
import io.nir4j.backends.compare.Why.Attempt;
import io.nir4j.backends.compare.Why.Explanation;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.dialects.diff.Convention;
import io.nir4j.dialects.diff.Difference;
import io.nir4j.dialects.diff.GraphDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `nir compare` found, in sentences: whether they agree, where they part, and why.
final class CompareSentences {
    private static final int ALTERNATIVES_SHOWN = 8;

    private final Comparison comparison;

    private CompareSentences(Comparison comparison) {
        this.comparison = comparison;
    }

    /// All of them, the most important first.
    static List<String> of(Comparison comparison) {
        CompareSentences sentences = new CompareSentences(comparison);
        List<String> all = new ArrayList<>();
        all.add(sentences.verdict());
        comparison.why().ifPresent(why -> all.addAll(reasons(why)));
        sentences.unseen().ifPresent(all::add);
        sentences.lag().ifPresent(all::add);
        sentences.earlierState().ifPresent(all::add);
        comparison.graphs().ifPresent(diff -> all.addAll(graphs(diff)));
        return all;
    }

    private String verdict() {
        String where = comparison.divergence().map(CompareSentences::place).orElse("");
        String remedy = comparison.why().map(CompareSentences::remedy).orElse("");
        if (!comparison.agrees()) {
            return "They part" + where + remedy + ".";
        }
        boolean exact = comparison.layers().stream()
                .filter(layer -> layer.signal().judged())
                .allMatch(layer -> layer.differing() == 0);
        String agree = exact ? "They agree: all that counts is equal" : "They agree within the tolerance";
        return comparison.why().isPresent()
                ? agree + "; states, which do not count, part" + where + remedy + "."
                : agree + ".";
    }

    /// What does not show, where the sides are told to differ and agree.
    private Optional<String> unseen() {
        List<Choice> differences = comparison.differences();
        if (differences.isEmpty() || comparison.why().isPresent()) {
            return Optional.empty();
        }
        String shown =
                differences.stream().limit(ALTERNATIVES_SHOWN).map(Choice::text).collect(Collectors.joining(", "));
        int left = differences.size() - ALTERNATIVES_SHOWN;
        return Optional.of("B is A but for " + shown + (left > 0 ? " and " + left + " more" : "")
                + " in A; on these data that makes no difference"
                + (comparison.layers().stream().allMatch(layer -> layer.differing() == 0)
                        ? "."
                        : " beyond the tolerance."));
    }

    private static String place(Divergence at) {
        return " at " + at.signal().a() + " in step " + at.step() + " (sample " + at.sample() + ", neuron "
                + at.neuron() + ")";
    }

    private static String remedy(Why why) {
        if (why.explanations().isEmpty()) {
            return "; " + (why.limitReached() ? "no reason was found in the time given" : "no convention explains it");
        }
        Explanation first = why.explanations().getFirst();
        if (first.choices().stream().allMatch(Choice.OnBackend.class::isInstance)) {
            return "; no convention explains it: equal when " + why.changed() + " uses " + text(first);
        }
        return "; equal when " + why.changed() + " uses " + text(first);
    }

    private static String text(Explanation explanation) {
        List<String> texts = explanation.choices().stream().map(Choice::text).toList();
        return texts.size() == 1
                ? texts.getFirst()
                : String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + texts.getLast();
    }

    private static List<String> reasons(Why why) {
        List<String> reasons = new ArrayList<>();
        List<Explanation> others = why.explanations()
                .subList(
                        Math.min(1, why.explanations().size()),
                        why.explanations().size());
        if (!others.isEmpty()) {
            boolean statesTell = why.explanations().getFirst().statesAgree()
                    && others.stream().noneMatch(Explanation::statesAgree);
            String shown = others.stream()
                    .limit(ALTERNATIVES_SHOWN)
                    .map(CompareSentences::text)
                    .collect(Collectors.joining("; "));
            String more =
                    others.size() > ALTERNATIVES_SHOWN ? "; and " + (others.size() - ALTERNATIVES_SHOWN) + " more" : "";
            reasons.add("As well equal with " + shown + more + ": "
                    + (statesTell
                            ? "but only with the first do membranes and currents agree, too."
                            : "these data cannot tell which."));
        }
        List<String> dialects = why.dialects().stream()
                .filter(dialect -> why.explanations().stream()
                        .noneMatch(explanation -> text(explanation).equals(dialect)))
                .toList();
        if (!dialects.isEmpty()) {
            reasons.add("Equal, too, with " + String.join(", ", dialects) + ".");
        }
        boolean several = !why.explanations().isEmpty()
                && why.explanations().getFirst().choices().size() > 1;
        if (several && !why.minimal()) {
            reasons.add("Some of these may not be needed: the search ended early, see --patience.");
        } else if (several && !why.smallest()) {
            reasons.add("None of these can be left out, but there may be a smaller set, or others of this size: the"
                    + " search ended early, see --patience.");
        }
        why.best().ifPresent(best -> reasons.add(best(best, why)));
        return reasons;
    }

    private static String best(Attempt best, Why why) {
        return "Of all single choices, " + best.choice().text() + " in " + why.changed()
                + " makes them part latest: in step " + best.partedAt() + ".";
    }

    /// One side later than the other, layer by layer.
    private Optional<String> lag() {
        TreeMap<Integer, List<String>> late = new TreeMap<>();
        comparison.layers().stream()
                .filter(layer -> layer.signal().kind() != Kind.STATE)
                .filter(layer -> layer.lag().isPresent())
                .forEach(layer -> late.computeIfAbsent(layer.lag().getAsInt(), key -> new ArrayList<>())
                        .add(layer.signal().a()));
        if (late.isEmpty()) {
            return Optional.empty();
        }
        String layers = late.entrySet().stream()
                .map(entry -> Figures.count(Math.abs(entry.getKey()), "step")
                        + (entry.getKey() > 0 ? " later" : " earlier") + " in " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
        return Optional.of("B gives the same as A " + layers + ".");
    }

    private Optional<String> earlierState() {
        return comparison
                .divergence()
                .flatMap(Divergence::state)
                .map(state -> state.signal().a() + " differs in step " + state.step() + " already (sample "
                        + state.sample() + ", neuron " + state.neuron() + ").");
    }

    private static List<String> graphs(GraphDiff diff) {
        List<String> sentences = new ArrayList<>();
        diff.conventions().stream()
                .map(Convention::sentence)
                .map(sentence -> "The files differ: " + sentence + ".")
                .forEach(sentences::add);
        long meaning =
                diff.unexplained().stream().filter(Difference::changesMeaning).count();
        if (meaning > 0) {
            sentences.add("The files differ in " + Figures.count(meaning, "more thing")
                    + " that change what is computed; 'nir diff' lists them.");
        }
        return sentences;
    }

    /// `99.98 %`, never rounded up to all.
    static String share(LayerAgreement layer) {
        double percent = Math.floor(layer.share() * 1e4) / 1e2;
        return (layer.differing() == 0 ? "100" : Figures.number(percent)) + " %";
    }
}
