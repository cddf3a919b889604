/// The one layout of texts.
///
/// [Formatter] is the entry: it refuses what is no network and lays out the rest. [Layout] goes over statements
/// and the bodies of blocks, [StatementReader] turns the words of a statement into a tree of brackets, and
/// [LineWriter] puts that tree on lines of 100 columns. What is printed from a graph goes through [Layout] too.
///
/// Everything works on the words that the lexer finds and never drops, adds or changes one: a layout cannot
/// change what a text means. Nothing here knows a primitive or evaluates anything.
@NullMarked
package io.nir4j.dsl.format;

import org.jspecify.annotations.NullMarked;
