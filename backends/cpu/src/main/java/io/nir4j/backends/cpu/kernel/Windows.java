package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;

/// Which elements each output position sums up, in every plane.
///
/// @param positions output positions in a plane
/// @param taps elements in a window, padding included
/// @param planes number of planes
/// @param pitch from an element to the same element of the next plane
/// @param average whether the sum is divided by the number of taps
/// @param sources by position and tap: where the element lies in the first plane, -1 in the padding
@SuppressWarnings("ArrayRecordComponent") // Never changed or compared.
public record Windows(int positions, int taps, int planes, int pitch, boolean average, int[] sources) {

    /// One element per window: nothing but a move, from `places[position]`.
    static Windows moving(int[] places, int planes, int pitch) {
        return new Windows(places.length, 1, planes, pitch, false, places);
    }

    /// The windows of a pool over the last two axes of `in`.
    public static Windows of(Window window, Shape in, Shape out, boolean average) {
        Shape plane = in.slice(in.rank() - 2, in.rank());
        int elements = (int) plane.elements();
        int[] places = new int[elements];
        Arrays.setAll(places, i -> i);
        int planes = elements == 0 ? 0 : (int) (in.elements() / elements);
        return over(places, elements, planes, window, plane, out.slice(out.rank() - 2, out.rank()), average);
    }

    /// The windows of a pool over planes whose elements lie at `places`.
    static Windows over(int[] places, int pitch, int planes, Window window, Shape in, Shape out, boolean average) {
        int height = window.kernel().get(0);
        int width = window.kernel().get(1);
        int[] sources = new int[(int) out.elements() * height * width];
        int next = 0;
        for (int row = 0; row < out.dim(0); row++) {
            for (int column = 0; column < out.dim(1); column++) {
                for (int tap = 0; tap < height * width; tap++) {
                    long y = along(window, 0, row, tap / width);
                    long x = along(window, 1, column, tap % width);
                    boolean inside = y >= 0 && y < in.dim(0) && x >= 0 && x < in.dim(1);
                    sources[next++] = inside ? places[(int) (y * in.dim(1) + x)] : -1;
                }
            }
        }
        return new Windows((int) out.elements(), height * width, planes, pitch, average, sources);
    }

    private static long along(Window window, int axis, int position, int tap) {
        return (long) position * window.stride().get(axis)
                + (long) tap * window.dilation().get(axis)
                - window.before().get(axis);
    }
}
