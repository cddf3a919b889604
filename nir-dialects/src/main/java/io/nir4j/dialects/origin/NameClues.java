package io.nir4j.dialects.origin;

import io.nir4j.dialects.origin.Clues.Placed;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the names of nodes tell.
final class NameClues {
    private static final Pattern ROCKPOOL = Pattern.compile("\\d+_[A-Z][A-Za-z0-9]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String LAYER = ".lif";
    private static final String WEIGHTS = ".w_rec";

    private NameClues() {}

    /// Rockpool's Sequential: the place and the class of each module.
    static Optional<String> placeAndClass(Clues clues) {
        List<Placed> named = clues.layers().stream()
                .filter(placed -> ROCKPOOL.matcher(placed.name()).matches())
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of("names such as " + named.getFirst().name()
                        + " are the place and the class of Rockpool's modules");
    }

    /// What `NIRGraph.from_list` makes of a list: the type in small letters, numbered from the second.
    static Optional<String> listed(Clues clues) {
        List<Placed> layers = clues.layers();
        Map<String, Integer> types = new HashMap<>();
        layers.forEach(placed -> types.merge(placed.node().type(), 1, Integer::sum));
        TreeSet<String> expected = new TreeSet<>();
        types.forEach((type, count) -> {
            String small = type.toLowerCase(Locale.ROOT);
            expected.add(small);
            for (int i = 1; i < count; i++) {
                expected.add(small + "_" + i);
            }
        });
        List<String> found = layers.stream().map(Placed::name).toList();
        return layers.isEmpty() || !expected.equals(new TreeSet<>(found))
                ? Optional.empty()
                : Optional.of("the names " + Phrases.names(found)
                        + " are those that NIR's Python package gives to a list of nodes");
    }

    /// PyTorch's Sequential, as a framework that looks modules up sees it.
    static Optional<String> sequential(Clues clues) {
        return counted(clues, "", true).map(names -> "the names " + names + " are those of PyTorch's Sequential");
    }

    /// PyTorch's Sequential, as its symbolic tracing writes it.
    static Optional<String> traced(Clues clues) {
        return counted(clues, "_", false)
                .map(names -> "the names " + names + " are those of PyTorch's Sequential after symbolic tracing");
    }

    /// Spyx numbers its layers.
    static Optional<String> layers(Clues clues) {
        return counted(clues, "layer_", false).map(names -> "the names " + names + " are those that Spyx counts up");
    }

    /// True names `prefix0`, `prefix1`, ...; gaps are allowed, as modules that export nothing leave them.
    private static Optional<String> counted(Clues clues, String prefix, boolean recurrent) {
        List<String> names = new ArrayList<>();
        for (Placed placed : clues.layers()) {
            String name = placed.name();
            String rest = recurrent && (name.endsWith(LAYER) || name.endsWith(WEIGHTS))
                    ? name.substring(0, name.lastIndexOf('.'))
                    : name;
            if (!rest.startsWith(prefix)
                    || !NUMBER.matcher(rest.substring(prefix.length())).matches()) {
                return Optional.empty();
            }
            names.add(name);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(Phrases.names(names));
    }

    /// hxtorch turns its numbers into names, those of ports included.
    static Optional<String> numberedPorts(Clues clues) {
        List<String> ports = clues.nodes().stream()
                .filter(placed -> placed.isPort() && placed.isOuter())
                .map(Placed::name)
                .toList();
        boolean numbered = !ports.isEmpty() && ports.stream().allMatch(NUMBER.asMatchPredicate());
        return numbered && clues.version().isPresent()
                ? Optional.of("its Input and Output are called " + Phrases.names(ports)
                        + ": hxtorch gives numbers to all nodes")
                : Optional.empty();
    }

    /// Symbolic tracing names the input as the model's `forward` does; everything else says `input`.
    static Optional<String> otherInput(Clues clues) {
        return port(clues, Input.class)
                .filter(name -> !name.equals("input") && !NUMBER.matcher(name).matches())
                .map(name -> "its Input is called " + name + ", as symbolic tracing takes it from the model's code");
    }

    static Optional<String> plainInput(Clues clues) {
        return port(clues, Input.class)
                .filter(name -> name.equals("input"))
                .map(name -> "its Input is called input, where symbolic tracing mostly takes another name");
    }

    static Optional<String> otherOutput(Clues clues) {
        return port(clues, Output.class)
                .filter(name -> !name.equals("output") && !NUMBER.matcher(name).matches())
                .map(name -> "its Output is called " + name + ", exporters call it output");
    }

    private static Optional<String> port(Clues clues, Class<? extends Node> kind) {
        List<String> names = clues.all(kind).stream()
                .filter(Placed::isOuter)
                .map(Placed::name)
                .toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /// A path through modules: only exporters that look modules up keep the dots.
    static Optional<String> paths(Clues clues) {
        List<String> dotted = clues.layers().stream()
                .map(Placed::name)
                .filter(name -> name.indexOf('.') > 0 && !name.endsWith(LAYER) && !name.endsWith(WEIGHTS))
                .toList();
        return dotted.isEmpty()
                ? Optional.empty()
                : Optional.of("names such as " + dotted.getFirst() + " are paths through PyTorch's modules");
    }

    /// snnTorch writes a recurrent neuron as two nodes beside each other.
    static Optional<String> recurrentPair(Clues clues) {
        return clues.layers().stream()
                .map(Placed::name)
                .filter(name -> name.endsWith(LAYER))
                .map(name -> name.substring(0, name.length() - LAYER.length()))
                .filter(name -> clues.graph().node(name + WEIGHTS).isPresent())
                .findFirst()
                .map(name -> name + LAYER + " and " + name + WEIGHTS + " are how snnTorch writes a recurrent neuron");
    }

    /// Spyx writes it as a graph whose nodes carry the graph's name.
    static Optional<String> nestedPair(Clues clues) {
        for (Placed placed : clues.all(Graph.class)) {
            if (placed.node() instanceof Graph nested
                    && nested.nodes().keySet().stream().allMatch(name -> name.startsWith(placed.name() + "."))
                    && !nested.nodes().isEmpty()) {
                return Optional.of("the nodes inside " + placed.path() + " carry its name ("
                        + nested.nodes().firstKey() + "), as Spyx writes recurrent neurons");
            }
        }
        return Optional.empty();
    }
}
