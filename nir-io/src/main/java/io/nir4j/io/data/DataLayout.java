package io.nir4j.io.data;

import io.nir4j.io.Compression;
import io.nir4j.io.hdf5.H5Dataset;
import io.nir4j.io.hdf5.H5Group;
import io.nir4j.io.hdf5.H5Node;
import io.nir4j.io.hdf5.H5Numbers;
import io.nir4j.io.hdf5.H5Space;
import io.nir4j.io.hdf5.H5Strings;
import io.nir4j.io.hdf5.H5Type;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/// The HDF5 objects that hold recorded data.
///
/// | object | `__type__` | further attributes | holds |
/// |---|---|---|---|
/// | graph | `NIRGraphData` | | group `nodes` |
/// | node | `NIRNodeData` | | group `observables` |
/// | grid | `TimeGriddedData` | `dt` | `data` |
/// | events | `EventData` | `n_neurons`, `t_max` | `idx`, `time` |
/// | events with values | `ValuedEventData` | `n_neurons`, `t_max` | `idx`, `time`, `value` |
final class DataLayout {
    static final String TYPE = "__type__";
    static final String GRAPH = "NIRGraphData";
    static final String NODE = "NIRNodeData";
    static final String GRID = "TimeGriddedData";
    static final String EVENTS = "EventData";
    static final String VALUED_EVENTS = "ValuedEventData";
    static final String NODES = "nodes";
    static final String OBSERVABLES = "observables";
    static final String STEP = "dt";
    static final String NEURONS = "n_neurons";
    static final String DURATION = "t_max";
    static final String DATA = "data";
    static final String INDEX = "idx";
    static final String TIME = "time";
    static final String VALUE = "value";

    private final Compression compression;

    DataLayout(Compression compression) {
        this.compression = compression;
    }

    /// @throws IllegalArgumentException if HDF5 cannot hold a name
    H5Group graph(GraphData data) {
        H5Group.Builder nodes = H5Group.builder();
        data.nodes()
                .forEach((name, recorded) -> nodes.put(
                        name,
                        switch (recorded) {
                            case GraphData nested -> graph(nested);
                            case NodeData node -> node(node);
                        }));
        return typed(GRAPH).put(NODES, nodes.build()).build();
    }

    private H5Group node(NodeData node) {
        H5Group.Builder observables = H5Group.builder();
        node.observables().forEach((name, observable) -> observables.put(name, observable(observable)));
        return typed(NODE).put(OBSERVABLES, observables.build()).build();
    }

    private H5Group observable(Observable observable) {
        return switch (observable) {
            case TimeGriddedData(var data, var stepSeconds) ->
                typed(GRID)
                        .attribute(STEP, H5Numbers.scalar(stepSeconds))
                        .put(DATA, dataset(data))
                        .build();
            case EventData events -> events(EVENTS, events).build();
            case ValuedEventData(var events, var value) ->
                events(VALUED_EVENTS, events).put(VALUE, dataset(value)).build();
        };
    }

    private H5Group.Builder events(String type, EventData events) {
        return typed(type)
                .attribute(NEURONS, H5Numbers.scalar(events.neurons()))
                .attribute(DURATION, H5Numbers.scalar(events.durationSeconds()))
                .put(INDEX, dataset(events.index()))
                .put(TIME, dataset(events.time()));
    }

    private static H5Group.Builder typed(String type) {
        return H5Group.builder().attribute(TYPE, H5Strings.scalar(type));
    }

    private H5Node dataset(Tensor tensor) {
        H5Space space =
                new H5Space(Arrays.stream(tensor.shape().toArray()).boxed().toList());
        H5Numbers numbers = new H5Numbers(H5Type.valueOf(tensor.dtype().name()), space, tensor.data());
        return new H5Dataset(numbers, compression.layout(numbers), Map.of());
    }
}
