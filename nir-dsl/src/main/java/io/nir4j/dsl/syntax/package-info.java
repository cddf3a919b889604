/// From text to a syntax tree.
///
/// [SyntaxReader] runs the parser that ANTLR makes of the grammar and turns its contexts into the records of
/// [Statement], [Expression] and [TestStatement]. A statement that is wrong is reported and left out; those after it
/// are read. [SourceText] knows lines and columns, so that every later phase can point at the text.
///
/// Nothing here knows what a name means. The grammar itself lies in `src/main/antlr4`.
@NullMarked
package io.nir4j.dsl.syntax;

import org.jspecify.annotations.NullMarked;
