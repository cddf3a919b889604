package io.nir4j.io.data;

import io.nir4j.io.hdf5.H5Dataset;
import io.nir4j.io.hdf5.H5Group;
import io.nir4j.io.hdf5.H5Node;
import io.nir4j.io.hdf5.H5Numbers;
import io.nir4j.io.hdf5.H5Strings;
import io.nir4j.io.hdf5.H5Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// From HDF5 objects to recorded data; [DataLayout] says what they look like.
final class DataReader {
    private final Findings faults = new Findings();
    private final Findings notes;

    private DataReader(Findings notes) {
        this.notes = notes;
    }

    /// @throws InvalidNetwork with all faults
    static GraphData read(H5Group root, Findings notes) {
        if (!type(root).equals(Optional.of(DataLayout.GRAPH))) {
            throw Diagnostic.of(
                            Code.NOT_THIS_FORMAT,
                            "the file holds no NIR data: its root is no " + DataLayout.GRAPH
                                    + type(root).map(type -> ", but " + type).orElse(""))
                    .at(Place.path("/"))
                    .asException();
        }
        DataReader reader = new DataReader(notes);
        GraphData data = reader.graph(root, "");
        reader.faults.throwIfErrors();
        return data;
    }

    private static Optional<String> type(H5Group group) {
        return group.attributes().get(DataLayout.TYPE) instanceof H5Strings strings
                        && strings.values().size() == 1
                ? Optional.of(strings.values().getFirst())
                : Optional.empty();
    }

    private GraphData graph(H5Group group, String path) {
        noteOthers(group, path, Set.of(), Set.of(DataLayout.NODES));
        TreeMap<String, RecordedData> nodes = new TreeMap<>();
        children(group, DataLayout.NODES, path).forEach((name, child) -> {
            String at = path + "/" + DataLayout.NODES + "/" + name;
            attempt(at, () -> recorded(asGroup(child), at)).ifPresent(recorded -> nodes.put(name, recorded));
        });
        return new GraphData(nodes);
    }

    private RecordedData recorded(H5Group group, String path) {
        return switch (type(group).orElse("")) {
            case DataLayout.GRAPH -> graph(group, path);
            case DataLayout.NODE -> node(group, path);
            default -> throw unknownType(group, List.of(DataLayout.GRAPH, DataLayout.NODE));
        };
    }

    private NodeData node(H5Group group, String path) {
        noteOthers(group, path, Set.of(), Set.of(DataLayout.OBSERVABLES));
        TreeMap<String, Observable> observables = new TreeMap<>();
        children(group, DataLayout.OBSERVABLES, path).forEach((name, child) -> {
            String at = path + "/" + DataLayout.OBSERVABLES + "/" + name;
            attempt(at, () -> observable(asGroup(child), at)).ifPresent(found -> observables.put(name, found));
        });
        return new NodeData(observables);
    }

    private Observable observable(H5Group group, String path) {
        return switch (type(group).orElse("")) {
            case DataLayout.GRID -> {
                noteOthers(group, path, Set.of(DataLayout.STEP), Set.of(DataLayout.DATA));
                yield new TimeGriddedData(tensor(group, DataLayout.DATA), number(group, DataLayout.STEP));
            }
            case DataLayout.EVENTS -> {
                noteOthers(group, path, EVENT_ATTRIBUTES, Set.of(DataLayout.INDEX, DataLayout.TIME));
                yield events(group);
            }
            case DataLayout.VALUED_EVENTS -> {
                noteOthers(group, path, EVENT_ATTRIBUTES, Set.of(DataLayout.INDEX, DataLayout.TIME, DataLayout.VALUE));
                yield new ValuedEventData(events(group), tensor(group, DataLayout.VALUE));
            }
            default -> throw unknownType(group, List.of(DataLayout.GRID, DataLayout.EVENTS, DataLayout.VALUED_EVENTS));
        };
    }

    private static final Set<String> EVENT_ATTRIBUTES = Set.of(DataLayout.NEURONS, DataLayout.DURATION);

    private static EventData events(H5Group group) {
        double neurons = number(group, DataLayout.NEURONS);
        if (neurons != Math.rint(neurons) || Math.abs(neurons) > Long.MAX_VALUE) {
            throw wrong("n_neurons is " + neurons + ", expected an integer");
        }
        return new EventData(
                tensor(group, DataLayout.INDEX),
                tensor(group, DataLayout.TIME),
                (long) neurons,
                number(group, DataLayout.DURATION));
    }

    private Map<String, H5Node> children(H5Group group, String name, String path) {
        H5Node child = group.children().get(name);
        if (child instanceof H5Group found) {
            noteOthers(found, path + "/" + name, Set.of(), found.children().keySet());
            return found.children();
        }
        faults.add(Diagnostic.of(Code.MISSING_FIELD, "there is no group '" + name + "'")
                .at(Place.path(path.isEmpty() ? "/" : path)));
        return Map.of();
    }

    private static H5Group asGroup(H5Node node) {
        if (node instanceof H5Group group) {
            return group;
        }
        throw wrong("expected a group, found a data set");
    }

    private static Tensor tensor(H5Group group, String name) {
        if (group.children().get(name) instanceof H5Dataset dataset && dataset.value() instanceof H5Numbers numbers) {
            return tensor(numbers);
        }
        throw missing("data set", name);
    }

    private static Tensor tensor(H5Numbers numbers) {
        Shape shape = Shape.of(
                numbers.space().dims().stream().mapToLong(Long::longValue).toArray());
        return Tensor.wrap(DType.valueOf(numbers.type().name()), shape, numbers.data());
    }

    private static double number(H5Group group, String name) {
        H5Value value = group.attributes().get(name);
        if (value instanceof H5Numbers numbers && numbers.space().count() == 1) {
            return tensor(numbers).getDouble(0);
        }
        throw missing("attribute", name);
    }

    private static InvalidNetwork missing(String what, String name) {
        return Diagnostic.of(Code.MISSING_FIELD, "there is no " + what + " '" + name + "' of numbers")
                .asException();
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.WRONG_KIND, message).asException();
    }

    private static InvalidNetwork unknownType(H5Group group, List<String> known) {
        return Diagnostic.of(
                        Code.MISSING_TYPE,
                        type(group).map(type -> "__type__ is '" + type + "'").orElse("there is no attribute __type__")
                                + ", expected one of " + known)
                .asException();
    }

    /// What `step` reads, or empty and a finding.
    private <T> Optional<T> attempt(String path, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (InvalidNetwork fault) {
            fault.diagnostics().forEach(found -> faults.add(found.at(place -> place.withPath(path))));
            return Optional.empty();
        }
    }

    /// Says what lies beside the things that have a meaning.
    private void noteOthers(H5Group group, String path, Set<String> attributes, Set<String> children) {
        Set<String> others = new HashSet<>(group.attributes().keySet());
        others.removeAll(attributes);
        others.remove(DataLayout.TYPE);
        group.children().keySet().stream()
                .filter(name -> !children.contains(name))
                .forEach(others::add);
        others.stream()
                .sorted()
                .forEach(name -> notes.add(Diagnostic.of(Code.UNKNOWN_FIELD, "'" + name + "' is not kept")
                        .as(Severity.WARNING)
                        .at(Place.path(path.isEmpty() ? "/" : path))));
    }
}
