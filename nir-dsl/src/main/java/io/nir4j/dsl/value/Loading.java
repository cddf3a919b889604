package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.Collection;
import java.util.Optional;

/// Takes arrays out of files, as they are.
final class Loading {
    private static final int SHOWN = 5;

    private Loading() {}

    static Quantity array(ArraySource source, String key) {
        return source.array(key).map(Quantity::of).orElseThrow(() -> missing(source, key));
    }

    private static InvalidNetwork missing(ArraySource source, String key) {
        Collection<String> keys = source.keys();
        String what = key.isEmpty() ? " is not a single array" : " holds no array '" + key + "'";
        Optional<String> hint = keys.contains("")
                ? Optional.of("it is a single array, which has no name")
                : Optional.of(key)
                        .filter(typed -> !typed.isEmpty())
                        .flatMap(typed -> Suggestion.hint(typed, keys))
                        .or(() -> contents(keys));
        return Diagnostic.of(Code.NO_SUCH_ARRAY, "'" + source.file() + "'" + what)
                .hint(hint)
                .asException();
    }

    private static Optional<String> contents(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Optional.of("it holds no arrays");
        }
        String some = String.join("', '", keys.stream().sorted().limit(SHOWN).toList());
        return Optional.of("it holds '" + some + (keys.size() > SHOWN ? "' and more" : "'"));
    }
}
