/// From graphs to texts.
///
/// [Printer] is the entry: whatever graph it is given, its text reads back as the same graph, bit for bit.
/// Large arrays go to a file beside the text, which [SnnWriter] writes. [GraphPrinter] puts the statements of
/// one graph in the order of [SignalFlow], [NodePrinter] writes one definition, [ArrayTexts] the arrays in it,
/// and [EdgeChains] finds the chains that make edges readable.
///
/// Line breaks and indents are not chosen here but in `io.nir4j.dsl.format`. Nothing here knows a primitive:
/// which fields there are, and what they measure, the schemas know.
@NullMarked
package io.nir4j.dsl.print;

import org.jspecify.annotations.NullMarked;
