package io.nir4j.dsl.format;

import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.model.diagnostic.Findings;

/// Gives a text its one layout: 4 spaces of indent, 100 columns, one space where words are apart, at most one
/// empty line in a row; comments stay where they are. A text that is laid out stays as it is.
public final class Formatter {
    private Formatter() {}

    /// The layout of `source`; lines end with `\n`, the last one too, and there is no byte order mark.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with all that is wrong, if the text is not well-formed
    public static String format(SourceText source) {
        Findings findings = new Findings();
        SyntaxReader.read(source, findings);
        findings.throwIfErrors();
        return Layout.of(source.text());
    }

    /// The layout of a text that no file holds.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with all that is wrong, if the text is not well-formed
    public static String format(String text) {
        return format(new SourceText(text));
    }
}
