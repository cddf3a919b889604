package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;

/// Which elements each output position sums up, in every plane.
///
/// @param taps elements in a window, padding included
/// @param planes number of planes
/// @param pitch from an element to the same element of the next plane
/// @param average whether the sum is divided by the number of taps
/// @param sources by position and tap: where the element lies in the first plane, -1 in the padding
@SuppressWarnings("ArrayRecordComponent") // Never changed or compared.
public record Windows(int taps, int planes, int pitch, boolean average, int[] sources) {

    /// The windows of a pool over the last two axes of `in`.
    public static Windows of(Window window, Shape in, Shape out, boolean average) {
        Shape plane = in.slice(in.rank() - 2, in.rank());
        Shape result = out.slice(out.rank() - 2, out.rank());
        int taps = window.kernel().get(0) * window.kernel().get(1);
        int[] sources = new int[(int) result.elements() * taps];
        int next = 0;
        for (int row = 0; row < result.dim(0); row++) {
            for (int column = 0; column < result.dim(1); column++) {
                for (int tap = 0; tap < taps; tap++) {
                    long y = along(window, 0, row, tap / window.kernel().get(1));
                    long x = along(window, 1, column, tap % window.kernel().get(1));
                    boolean inside = y >= 0 && y < plane.dim(0) && x >= 0 && x < plane.dim(1);
                    sources[next++] = inside ? (int) (y * plane.dim(1) + x) : -1;
                }
            }
        }
        int pitch = (int) plane.elements();
        int planes = pitch == 0 ? 0 : (int) (in.elements() / pitch);
        return new Windows(taps, planes, pitch, average, sources);
    }

    private static long along(Window window, int axis, int position, int tap) {
        return (long) position * window.stride().get(axis)
                + (long) tap * window.dilation().get(axis)
                - window.before().get(axis);
    }
}
