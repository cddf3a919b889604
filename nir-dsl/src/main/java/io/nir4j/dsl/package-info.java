/// The text form of networks, `.snn`.
///
/// ```java
/// Graph network = SnnFile.read(Path.of("net.snn")).graph();
/// ```
///
/// [Snn] makes a graph of a text, [SnnFile] of a file. `syntax` turns text into statements, `value` expressions into
/// numbers, `build` both into a graph; `print` goes the other way, and `format` lays text out anew. The grammar is
/// `src/main/antlr4/io/nir4j/dsl/grammar/Snn.g4`, what it means is in `docs/language.md`.
///
/// What a primitive is made of is the model's business, how files hold arrays that of `nir-io`.
@NullMarked
package io.nir4j.dsl;

import org.jspecify.annotations.NullMarked;
