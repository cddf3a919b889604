package io.nir4j.backends.harness;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.SignalName;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.Optional;
import java.util.stream.Stream;

/// An expectation and what must be recorded to check and to explain it.
///
/// @param membrane the potential of the neurons that make the signal, where it gives spikes
record Watched(Expectation expectation, Elements elements, Recording recording, Optional<Recording> membrane) {

    /// Finds the signal that `expectation` is about.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none, or no such element of it
    static Watched of(Program program, Expectation expectation) {
        SignalName named = expectation.signal();
        Recording recording = program.recording(named.whole())
                .orElseThrow(() -> unknown(program, named).asException());
        Elements elements = Elements.of(named, recording.signal().shape(), Code.NO_SUCH_RECORDING);
        if (elements.count() == 0) {
            throw Diagnostic.of(Code.NO_SUCH_RECORDING, named + " has no elements: nothing can be expected of it")
                    .at(named.place())
                    .asException();
        }
        return new Watched(expectation, elements, recording, membrane(program, recording));
    }

    private static Diagnostic unknown(Program program, SignalName named) {
        return Diagnostic.of(Code.NO_SUCH_RECORDING, "there is no signal '" + named.whole() + "'")
                .at(named.place())
                .hint(Suggestion.hint(named.whole(), program.recordable())
                        .orElse("there are " + String.join(", ", program.recordable())));
    }

    private static Optional<Recording> membrane(Program program, Recording recording) {
        return recording.state().isPresent()
                ? Optional.empty()
                : maker(program, recording.signal())
                        .filter(Watched::spikes)
                        .flatMap(op -> program.recording(op.node() + ".v"))
                        .filter(potential -> potential.state().isPresent());
    }

    /// The neurons that make the signal; ports and Flatten only hand it on.
    private static Optional<Op.Neurons> maker(Program program, Signal signal) {
        Signal made = signal;
        while (true) {
            Signal wanted = made;
            Optional<Op> op =
                    program.ops().filter(any -> any.result().equals(wanted)).findFirst();
            if (op.isPresent() && op.get() instanceof Op.Reshape reshape) {
                made = reshape.input();
            } else {
                return op.filter(Op.Neurons.class::isInstance).map(Op.Neurons.class::cast);
            }
        }
    }

    /// False where the potential is the output itself.
    private static boolean spikes(Op.Neurons op) {
        return !op.model().output().equals(op.model().observables().get("v"));
    }

    Stream<Recording> recordings() {
        return Stream.concat(Stream.of(recording), membrane.stream());
    }
}
