/// Networks as JSON: a text that people read and edit, with every number exact.
///
/// [NetworkJson] reads and writes value trees; which fields a primitive has is not known here. Both directions
/// stream: memory is what the numbers themselves take. [NetworkSchema] writes the JSON Schema of the format, made
/// from the schemas of the primitives.
///
/// A value is one of these, so that nothing has to be guessed:
/// - text: a string; several: arrays of strings, or `{"texts": [...], "shape": [...]}`; `[]` is an empty list of
///   pairs;
/// - few int64, float64 or bool: plain numbers, `true` and `false`, alone or in arrays; float64 has a point or e;
/// - any numbers: `{"dtype", "shape"}` with `"values"`, nested as the shape says, NaN and infinities as strings; or
///   `"base64"`, the little-endian bytes; or `"npz"` and `"array"`, a file beside this one and a name in it;
/// - a map: an object; one with an entry `dtype`, `texts` or `tree` is written `{"tree": {...}}`.
///
/// Start reading at [NetworkJson], then `ValueWriter` and `ValueReader`.
@NullMarked
package io.nir4j.io.json;

import org.jspecify.annotations.NullMarked;
