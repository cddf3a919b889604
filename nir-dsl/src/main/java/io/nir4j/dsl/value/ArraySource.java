package io.nir4j.dsl.value;

import io.nir4j.model.tensor.Tensor;
import java.util.Collection;
import java.util.Optional;

/// The arrays in an open file, by key.
public interface ArraySource {
    /// The file as the text names it.
    String file();

    /// The array of this key; empty if there is none. The single array of an `.npy` file has the key "".
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the array is damaged; the finding has no place
    Optional<Tensor> array(String key);

    /// All keys, for suggestions.
    Collection<String> keys();
}
