package io.nir4j.backends.cpu.neuron;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Writes the class of a [NeuronLoop]: load what the neurons are, then either load the states of one sample, loop over
/// its steps, and store them; or loop over the samples, and load and store the states of each.
///
/// ```
/// x = input place; spikes = ...; output = ...
/// for (left = slice.steps; left > 0; left--) {     or slice.samples
///     the update of each group of neurons          (LoopBody)
///     x += slice.inputPerStep; ...                 or slice.inputPerSample
/// }
/// ```
final class LoopWriter {
    static final ClassDesc SLICE = NeuronSlice.class.describeConstable().orElseThrow();
    private static final ClassDesc LOOP = NeuronLoop.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc ADVANCE = MethodTypeDesc.of(CD_void, SLICE, CD_int, CD_int);
    /// Parameters of `single` and `several`.
    private static final int THE_SLICE = 1;
    private static final int SAMPLE = 2;
    private static final int LANE = 3;

    private final LoopSpec spec;
    private final Operations operations;
    private final int lanes;

    /// @param lanes neurons in one number of `operations`
    LoopWriter(LoopSpec spec, Operations operations, int lanes) {
        this.spec = spec;
        this.operations = operations;
        this.lanes = lanes;
    }

    /// The class, whose `several` advances this many groups of neurons.
    byte[] write(int groups) {
        MethodTypeDesc constructor = MethodTypeDesc.of(CD_void, CD_int, CD_int);
        return ClassFile.of()
                .build(
                        ClassDesc.of(LoopWriter.class.getPackageName(), "Loop"),
                        type -> type.withSuperclass(LOOP)
                                .withFlags(ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        INIT_NAME,
                                        constructor,
                                        0,
                                        code -> code.aload(0)
                                                .iload(1)
                                                .iload(2)
                                                .invokespecial(LOOP, INIT_NAME, constructor)
                                                .return_())
                                .withMethodBody("single", ADVANCE, 0, code -> advance(code, 1, false))
                                .withMethodBody("several", ADVANCE, 0, code -> advance(code, groups, false))
                                .withMethodBody("singleOnce", ADVANCE, 0, code -> advance(code, 1, true))
                                .withMethodBody("severalOnce", ADVANCE, 0, code -> advance(code, groups, true)));
    }

    /// @param once whether to loop over samples, one step of each, instead of over the steps of one sample
    private void advance(CodeBuilder code, int groups, boolean once) {
        boolean spikes = LoopSpec.givesSpikes(spec.model());
        String each = once ? "PerSample" : "PerStep";
        List<Cursor> cursors = new ArrayList<>();
        List<Cursor> inputs = new ArrayList<>();
        for (String input : spec.twoInputs() ? List.of("input", "added") : List.of("input")) {
            inputs.add(cursor(code, input, operations.array(), each, true, cursors));
        }
        Cursor output = cursor(code, "output", operations.array(), each, true, cursors);
        Cursor words = spikes ? cursor(code, "spikes", CD_long.arrayType(), each, false, cursors) : output;
        int states = stateAt(code);
        List<LoopBody> bodies = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            LoopBody body = new LoopBody(spec, operations, code, group * lanes);
            body.enter(LANE, group == 0 ? body : bodies.getFirst());
            bodies.add(body);
        }
        if (!once) {
            bodies.forEach(body -> body.load(states));
        }
        int left = code.allocateLocal(TypeKind.INT);
        field(code, once ? "samples" : "steps", CD_int).istore(left);
        Label end = code.newLabel();
        Label next = code.newBoundLabel();
        code.iload(left).ifle(end);
        for (LoopBody body : bodies) {
            if (once) {
                body.load(states);
            }
            body.step(inputs, output);
            if (once) {
                body.store(states);
            }
        }
        if (spikes) {
            putSpikes(code, words, bodies);
        }
        cursors.forEach(
                cursor -> code.iload(cursor.at()).iload(cursor.each()).iadd().istore(cursor.at()));
        if (once) {
            code.iload(states);
            field(code, "statePerSample", CD_int).iadd().istore(states);
        }
        code.iinc(left, -1).goto_(next).labelBinding(end);
        if (!once) {
            bodies.forEach(body -> body.store(states));
        }
        code.return_();
    }

    /// An array and the place in it that goes along with the loop.
    ///
    /// @param array a local variable, as are the others
    record Cursor(int array, int at, int each) {}

    private Cursor cursor(
            CodeBuilder code, String name, ClassDesc array, String each, boolean byLane, List<Cursor> cursors) {
        int values = code.allocateLocal(TypeKind.REFERENCE);
        ClassDesc declared = array.equals(CD_long.arrayType()) ? array : CD_Object;
        field(code, name, declared).checkcast(array).astore(values);
        int at = code.allocateLocal(TypeKind.INT);
        code.aload(THE_SLICE).iload(SAMPLE);
        if (byLane) {
            code.iload(LANE).invokevirtual(SLICE, name + "At", MethodTypeDesc.of(CD_int, CD_int, CD_int));
        } else {
            code.invokevirtual(SLICE, name + "At", MethodTypeDesc.of(CD_int, CD_int));
        }
        code.istore(at);
        int step = code.allocateLocal(TypeKind.INT);
        field(code, name + each, CD_int).istore(step);
        Cursor cursor = new Cursor(values, at, step);
        cursors.add(cursor);
        return cursor;
    }

    private static int stateAt(CodeBuilder code) {
        int at = code.allocateLocal(TypeKind.INT);
        code.aload(THE_SLICE)
                .iload(SAMPLE)
                .iload(LANE)
                .invokevirtual(SLICE, "stateAt", MethodTypeDesc.of(CD_int, CD_int, CD_int))
                .istore(at);
        return at;
    }

    private void putSpikes(CodeBuilder code, Cursor words, List<LoopBody> bodies) {
        code.aload(words.array()).iload(words.at());
        for (int group = 0; group < bodies.size(); group++) {
            bodies.get(group).spikes();
            if (group > 0) {
                code.loadConstant(group * lanes).lshl().lor();
            }
        }
        code.iload(LANE);
        field(code, "mask", CD_long)
                .invokestatic(
                        SLICE,
                        "put",
                        MethodTypeDesc.of(CD_void, CD_long.arrayType(), CD_int, CD_long, CD_int, CD_long));
    }

    static CodeBuilder field(CodeBuilder code, String name, ClassDesc type) {
        return code.aload(THE_SLICE).getfield(SLICE, name, type);
    }
}
