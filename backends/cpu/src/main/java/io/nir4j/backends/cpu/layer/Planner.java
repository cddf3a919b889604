package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Layout;
import io.nir4j.backends.cpu.kernel.Numbers;
import io.nir4j.backends.cpu.layer.Plan.Result;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Lifetimes;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.compiler.schedule.Schedule.Section;
import io.nir4j.model.diagnostic.CompilerBug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a [Plan]: layers for each layer of the schedule, a track for each signal between them.
///
/// @param <A> `float[]` or `double[]`
final class Planner<A> {
    private final Numbers<A> numbers;
    private final Schedule schedule;
    private final Forms forms;
    private final Orders orders;
    private final Lifetimes lifetimes;
    private final LayerMaker<A> maker;
    private final Buffers buffers;
    private final Map<Signal, Integer> tracks = new HashMap<>();
    private final List<List<Integer>> sources = new ArrayList<>();
    /// The tracks of what is observed in the neurons that make a signal, by the name of the observable.
    private final Map<Signal, Map<String, Integer>> observed = new HashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Layer<A>> layers = new ArrayList<>();
    private final int batch;

    /// A result and where it comes from.
    private record Wanted(Result result, Signal signal, Optional<String> state) {}

    Planner(Program program, SimulationOptions options, Numbers<A> numbers) {
        this.numbers = numbers;
        this.batch = options.batch();
        List<Signal> kept = new ArrayList<>();
        program.outputs().forEach((name, signal) -> {
            wanted.add(new Wanted(new Result(name, true, signal.shape()), signal, Optional.empty()));
            kept.add(signal);
        });
        for (Recording recording : options.recordings()) {
            Signal signal = recording.signal();
            wanted.add(new Wanted(new Result(recording.name(), false, signal.shape()), signal, recording.state()));
            if (recording.state().isEmpty()) {
                kept.add(signal);
            }
        }
        this.schedule = Schedule.of(program, kept);
        this.forms = new Forms(schedule);
        this.orders = new Orders(schedule, kept);
        this.lifetimes = Lifetimes.of(schedule);
        this.buffers = new Buffers(numbers);
        this.maker = new LayerMaker<>(numbers, batch, forms, orders, buffers, this::track, this::observedIn);
    }

    Plan<A> plan() {
        int number = 0;
        for (Section section : schedule.sections()) {
            if (section.loops()) {
                addCycle(section, number);
                number += section.layers().size();
                release(section.layers(), number - 1);
            } else {
                for (Schedule.Layer layer : section.layers()) {
                    giveTracks(layer);
                    layers.addAll(made(layer, number));
                    addResults(layer);
                    release(List.of(layer), number);
                    number++;
                }
            }
        }
        return new Plan<>(
                numbers,
                schedule,
                layers,
                buffers.tracks(),
                sources,
                maker.inputs(),
                wanted.stream().map(Wanted::result).toList(),
                buffers.numberSlots(),
                buffers.bitSlots(),
                new Activity(number, buffers.tracks().size()));
    }

    private void addCycle(Section section, int first) {
        Optional<Recurrence> recurrence = Recurrence.of(section, schedule, forms);
        if (recurrence.isPresent()
                && areUnseen(recurrence.get().inside(), first + section.layers().size())) {
            addRecurrence(recurrence.get(), section, first);
            return;
        }
        section.layers().forEach(this::giveTracks);
        List<Layer<A>> inner = new ArrayList<>();
        for (int at = 0; at < section.layers().size(); at++) {
            inner.addAll(made(section.layers().get(at), first + at));
        }
        List<PreviousLayer<A>> memories = new ArrayList<>();
        for (Layer<A> layer : inner) {
            if (layer instanceof PreviousLayer<A> memory) {
                memories.add(memory);
            }
        }
        layers.add(new CycleLayer<>(inner, memories));
        section.layers().forEach(this::addResults);
    }

    private void addRecurrence(Recurrence recurrence, Section section, int first) {
        Schedule.Layer neurons = section.layers().get(Recurrence.NEURONS);
        giveTracks(neurons);
        layers.add(maker.recurrent(recurrence, first + Recurrence.PRODUCT));
        section.layers().forEach(layer -> sources.add(List.of()));
        if (isExpanded(neurons.result())) {
            layers.add(new ExpandLayer<>(track(neurons.result())));
        }
        addResults(neurons);
    }

    /// Whether nobody behind a section, which ends before layer `end`, wants any of these signals.
    private boolean areUnseen(List<Signal> signals, int end) {
        return signals.stream()
                .allMatch(signal -> lifetimes.lastUse(signal).orElse(end) < end
                        && wanted.stream()
                                .noneMatch(one -> schedule.root(one.signal()).equals(signal)));
    }

    private List<Layer<A>> made(Schedule.Layer layer, int number) {
        List<Layer<A>> made = new ArrayList<>(maker.make(layer, number));
        int track = track(layer.result());
        sources.add(
                layer.first() instanceof Op.Feed
                        ? List.of(track)
                        : layer.first().reads().stream().map(this::track).toList());
        if (isExpanded(layer.result())) {
            made.add(new ExpandLayer<>(track));
        }
        return made;
    }

    /// Whether a signal is spikes that somebody counts with.
    private boolean isExpanded(Signal signal) {
        return forms.areSpikes(signal) && forms.areWantedAsNumbers(signal);
    }

    private void giveTracks(Schedule.Layer layer) {
        Signal result = layer.result();
        int elements = orders.of(result)
                .map(Layout::size)
                .orElseGet(() -> Math.toIntExact(result.shape().elements()));
        boolean asNumbers = forms.areWantedAsNumbers(result);
        boolean spikes = forms.areSpikes(result);
        tracks.put(
                result,
                layer.first() instanceof Op.Feed
                        ? buffers.takeInput(elements, asNumbers)
                        : buffers.take(elements, asNumbers || !spikes, spikes));
        for (Wanted one : wanted) {
            if (one.signal().equals(result) && one.state().isPresent()) {
                observed.computeIfAbsent(result, signal -> new TreeMap<>())
                        .computeIfAbsent(one.state().get(), name -> buffers.take(elements, true, false));
            }
        }
    }

    private void addResults(Schedule.Layer layer) {
        for (int number = 0; number < wanted.size(); number++) {
            int result = number;
            source(wanted.get(number), layer.result())
                    .ifPresent(track -> layers.add(new ResultLayer<>(track, result, batch)));
        }
    }

    /// The track of what is wanted, if it is made with `signal`.
    private Optional<Integer> source(Wanted one, Signal signal) {
        if (one.state().isPresent()) {
            return one.signal().equals(signal)
                    ? Optional.ofNullable(observedIn(signal).get(one.state().get()))
                    : Optional.empty();
        }
        return schedule.root(one.signal()).equals(signal) ? Optional.of(track(signal)) : Optional.empty();
    }

    /// Gives back the arrays of what nobody needs after layer `number`.
    private void release(List<Schedule.Layer> done, int number) {
        done.forEach(layer -> observedIn(layer.result()).values().forEach(buffers::giveBack));
        tracks.entrySet().removeIf(entry -> {
            boolean over = lifetimes.lastUse(entry.getKey()).orElse(number) <= number;
            if (over) {
                buffers.giveBack(entry.getValue());
            }
            return over;
        });
    }

    private int track(Signal signal) {
        Integer track = tracks.get(schedule.root(signal));
        if (track == null) {
            throw new CompilerBug("nothing makes signal " + signal);
        }
        return track;
    }

    private Map<String, Integer> observedIn(Signal signal) {
        return observed.getOrDefault(signal, Map.of());
    }
}
