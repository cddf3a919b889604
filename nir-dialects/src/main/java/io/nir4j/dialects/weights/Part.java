package io.nir4j.dialects.weights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What of a module a node is: a recurrent module of a framework is several nodes in NIR.
///
/// snnTorch's `lif1 = RLeaky(...)` is exported as `lif1.lif` and `lif1.w_rec`, nested or beside each other; Norse's
/// recurrent cells have weights for their input too.
enum Part {
    WHOLE,
    NEURON,
    RECURRENCE,
    INPUT;

    /// What a node of this part is called behind the name of the module.
    List<String> names() {
        return switch (this) {
            case WHOLE -> List.of("");
            case NEURON -> List.of("lif");
            case RECURRENCE -> List.of("w_rec", "recurrent");
            case INPUT -> List.of("w_in");
        };
    }

    /// The modules that the node at `path` can belong to: its own, and the one whose part its name says that it is.
    static List<Role> roles(String path) {
        return Arrays.stream(values()).flatMap(part -> part.of(path)).toList();
    }

    private Stream<Role> of(String path) {
        String normal = Keys.normal(path);
        return names().stream()
                .filter(name -> name.isEmpty() || normal.endsWith("." + Keys.normal(name)))
                .map(name -> name.isEmpty() ? path : path.substring(0, path.length() - name.length() - 1))
                .map(module -> new Role(module, this));
    }

    /// A module of the framework, and which part of it a node is.
    record Role(String module, Part part) {}
}
