package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.check.ShapeInference;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A fix at work on one graph of a network.
final class Operation {
    /// So that a file with thousands of faults does not keep the verifier busy for hours.
    private static final int MOST_TRIALS = 500;

    private final Fix fix;
    private final Terms terms;
    private final List<Correction> corrections = new ArrayList<>();
    private final List<Diagnostic> doubts = new ArrayList<>();
    private Scope scope;
    private Optional<Health> known;
    private int trials;

    Operation(Fix fix, Terms terms, Scope scope, Health health) {
        this.fix = fix;
        this.terms = terms;
        this.scope = scope;
        this.known = Optional.of(health);
    }

    /// The graph, as changed so far.
    Graph graph() {
        return scope.graph();
    }

    /// The network around it, as changed so far.
    Graph root() {
        return scope.root();
    }

    boolean isRoot() {
        return scope.isRoot();
    }

    /// The shapes in this graph as far as they follow; contradictions are passed over.
    Shapes shapes() {
        Shapes shapes = ShapeInference.infer(scope.root(), new Findings());
        for (String name : scope.path()) {
            shapes = shapes.nested(name).orElseThrow();
        }
        return shapes;
    }

    /// Whether the user asked for this fix, by its name or by that of a framework that needs it.
    boolean isAsked() {
        return terms.asksFor(fix);
    }

    /// Whether the user says which framework wrote the network.
    boolean hasAuthor() {
        return terms.framework().isPresent();
    }

    /// The length of a step, as far as the user or the framework says it.
    Optional<Double> stepSeconds() {
        return terms.stepSeconds();
    }

    /// Whether the network has fewer errors with `candidate` in place of this graph.
    boolean hasFewerErrorsWith(Graph candidate) {
        return fewerErrorsWith(candidate).isPresent();
    }

    /// The number of errors that the network has with `candidate` in place of this graph, if they are fewer.
    OptionalLong fewerErrorsWith(Graph candidate) {
        long errors = tried(candidate).map(Health::errors).orElse(Long.MAX_VALUE);
        return errors < health().errors() ? OptionalLong.of(errors) : OptionalLong.empty();
    }

    /// Whether the network has fewer errors, or as many and fewer warnings, with `candidate` in place of this graph.
    boolean isBetterWith(Graph candidate) {
        return tried(candidate).filter(tried -> tried.isBetterThan(health())).isPresent();
    }

    /// Whether nothing at all is wrong with the network with `candidate` in place of this graph.
    boolean isPerfectWith(Graph candidate) {
        return tried(candidate).filter(Health::isPerfect).isPresent();
    }

    /// Whether the network is as valid with `candidate` in place of this graph.
    boolean isNoWorseWith(Graph candidate) {
        return tried(candidate)
                .filter(tried -> tried.errors() <= health().errors())
                .isPresent();
    }

    /// Empty when so much has been tried that the rest is left alone.
    private Optional<Health> tried(Graph candidate) {
        if (trials == MOST_TRIALS) {
            return Optional.empty();
        }
        trials++;
        return Optional.of(Health.of(scope.with(candidate).root()));
    }

    private Health health() {
        Health health = known.orElseGet(() -> Health.of(scope.root()));
        known = Optional.of(health);
        return health;
    }

    /// Puts `changed` in place of this graph, of which [#report] says what changed.
    void replace(Graph changed) {
        scope = scope.with(changed);
        known = Optional.empty();
    }

    /// Says what changed at `node`; an empty name is the graph itself.
    void report(String node, String before, String after, String why) {
        corrections.add(new Correction(fix.name(), scope.place(node), before, after, why));
    }

    /// Says that something at `node` has several readings, none of which is taken.
    void doubt(String node, String message, String advice) {
        doubt(Diagnostic.of(Code.SEVERAL_READINGS, message).hint(advice), node);
    }

    void doubt(Diagnostic finding, String node) {
        String place = scope.place(node);
        doubts.add(place.isEmpty() ? finding : finding.at(Place.node(place)));
    }

    List<Correction> corrections() {
        return corrections;
    }

    List<Diagnostic> doubts() {
        return doubts;
    }
}
