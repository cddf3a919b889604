package io.nir4j.dsl;

import io.nir4j.dsl.build.NetworkBuilder;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.model.diagnostic.Findings;
import java.util.List;

/// Reads networks in the text form.
///
/// ```java
/// Graph network = Snn.parse("""
///         input image [784]
///         lif1 = LIF(tau = 10 ms, r = 1, v_leak = 0, v_threshold = 1)
///         image -> lif1 -> output spikes
///         """).graph();
/// ```
public final class Snn {
    private Snn() {}

    /// The network that `text` describes, which names no files.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with all faults, each at its line
    public static SnnNetwork parse(String text) {
        return parse(new SourceText(text), ArrayFiles.none());
    }

    /// The network that `source` describes.
    ///
    /// @param files opens the files of arrays that the text names
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with all faults, each at its line
    public static SnnNetwork parse(SourceText source, ArrayFiles files) {
        Findings findings = new Findings();
        List<Statement> statements = SyntaxReader.read(source, findings);
        findings.throwIfErrors();
        return new SnnNetwork(NetworkBuilder.build(statements, source, files), statements, source, files);
    }
}
