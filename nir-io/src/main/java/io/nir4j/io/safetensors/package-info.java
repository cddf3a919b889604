/// Reads `.safetensors`, the files of named tensors that PyTorch users exchange instead of pickles.
///
/// A length of eight bytes, a JSON object that says type, shape and place of each tensor, then the bytes. The file
/// is mapped where it is large. Nothing is written in this format: a network with its weights is a `.nir` file.
///
/// Start reading at [SafeTensors].
@NullMarked
package io.nir4j.io.safetensors;

import org.jspecify.annotations.NullMarked;
