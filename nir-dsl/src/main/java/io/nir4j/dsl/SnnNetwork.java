package io.nir4j.dsl;

import io.nir4j.dsl.build.NetworkBuilder.Built;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.dsl.spec.TestReader;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.dsl.value.Budget;
import io.nir4j.dsl.value.Evaluator;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.List;

/// A network that a text describes, with its tests.
///
/// The graph is what the text says, sound or not: the verifier says what is wrong with it, and [#locate] in which
/// line.
public final class SnnNetwork {
    private final Built built;
    private final List<Statement> statements;
    private final SourceText source;
    private final ArrayFiles files;

    SnnNetwork(Built built, List<Statement> statements, SourceText source, ArrayFiles files) {
        this.built = built;
        this.statements = statements;
        this.source = source;
        this.files = files;
    }

    public Graph graph() {
        return built.graph();
    }

    /// The tests of the text, computed anew at each call.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with all faults of all tests, each at its line
    public List<TestCase> tests() {
        Findings findings = new Findings();
        Evaluator evaluator = new Evaluator(source, files, new Budget(), findings);
        List<TestCase> tests = TestReader.read(statements, source, evaluator, built.names(), findings);
        findings.throwIfErrors();
        return tests;
    }

    /// The finding about this network, with the lines that its nodes and fields stand in.
    public Diagnostic locate(Diagnostic finding) {
        return built.positions().locate(finding);
    }
}
