/// Files in and out: one package per format below this one, and what they share here.
///
/// A format turns bytes into value trees and back and knows no primitive; which fields a primitive has is the model's
/// business, what a framework means by them that of the dialects.
/// [AtomicFile] is how every format replaces a file, so that a crash never leaves half of one.
///
/// Start reading at [AtomicFile], then in the package of the format.
@NullMarked
package io.nir4j.io;

import org.jspecify.annotations.NullMarked;
