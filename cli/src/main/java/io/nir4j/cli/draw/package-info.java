/// Drawings of networks: Graphviz, Mermaid and SVG.
///
/// A graph becomes a [Picture], which holds what every drawing shows: boxes in the direction of the signals, arrows
/// with the shapes that flow, pictures inside boxes for nested graphs. Three classes turn it into text. The SVG alone
/// needs a layout, and only [LayeredLayout] knows ELK: its classes are not loaded for the other formats.
///
/// What does not live here: the files, which the command writes.
///
/// Start reading at [DrawingFormat], then [Picture].
@NullMarked
package io.nir4j.cli.draw;

import org.jspecify.annotations.NullMarked;
