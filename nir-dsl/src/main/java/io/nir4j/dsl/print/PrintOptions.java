package io.nir4j.dsl.print;

/// How a graph is printed.
///
/// @param large what becomes of arrays that are too large to be read
/// @param inlineElements how many elements an array may have and still stand in the text
/// @param sidecar the name by which the text calls the file with the other arrays, relative to the text's folder
public record PrintOptions(Large large, int inlineElements, String sidecar) {
    /// How many elements an array has at most that one wants to see in a text.
    public static final int INLINE_ELEMENTS = 64;

    /// Everything stands in the text, however large.
    public static final PrintOptions INLINE_ALL = new PrintOptions(Large.INLINE, INLINE_ELEMENTS, "arrays.npz");

    /// Large arrays are left out: the text is for people and cannot be read back.
    public static final PrintOptions ELIDED = new PrintOptions(Large.ELIDE, INLINE_ELEMENTS, "arrays.npz");

    /// What becomes of a large array whose elements are not all the same.
    public enum Large {
        SIDECAR,
        INLINE,
        ELIDE
    }

    /// Large arrays go to the file `name`.
    public static PrintOptions sidecar(String name) {
        return new PrintOptions(Large.SIDECAR, INLINE_ELEMENTS, name);
    }

    /// The same, but arrays of up to `elements` elements stand in the text.
    public PrintOptions inlining(int elements) {
        return new PrintOptions(large, elements, sidecar);
    }

    /// The same, but the file with the other arrays is called `name`.
    public PrintOptions withSidecar(String name) {
        return new PrintOptions(large, inlineElements, name);
    }
}
