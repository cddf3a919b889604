/// Files in and out: [NirFile] reads and writes networks; one package per format lies below this one.
///
/// ```java
/// Graph network = NirFile.read(Path.of("net.nir")).graph();
/// ```
///
/// A format turns bytes into value trees and back and knows no primitive; which fields a primitive has is the
/// model's business, what a framework means by them that of the dialects. `LayoutHistory` knows what earlier
/// versions of NIR wrote. What all formats need of files, such as replacing one as a whole, is in `file`.
///
/// Start reading at [NirFile], then in the package of the format.
@NullMarked
package io.nir4j.io;

import org.jspecify.annotations.NullMarked;
