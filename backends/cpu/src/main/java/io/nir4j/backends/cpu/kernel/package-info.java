/// The loops that take the time: products, convolutions, pools, and the arrays that they work on.
///
/// [Numbers] is one kind of array, `float[]` or `double[]`; [Kernels] are the loops over them, in plain Java or in
/// vectors. Every sum starts from the bias and adds the inputs in ascending order, each with one rounding
/// (`fma(w, x, sum)`, which is `sum + w` where x is 1). An input of zero adds nothing to a finite sum, so the
/// event-driven loops, which pass over zeros, the dense ones, plain and vector ones, all give the same bits; a last
/// `+ 0.0` makes one zero of the two. Weights that are not finite are the exception: then zeros are not passed over.
/// The inputs of a convolution come by row, column and channel, since they stand so ([Layout]); few of them are added
/// one by one to what they meet ([Convolution]), more as products of a matrix with strips of what is seen ([Strips]).
/// Time, samples and networks are not known here.
///
/// Start reading at [Kernels].
@NullMarked
package io.nir4j.backends.cpu.kernel;

import org.jspecify.annotations.NullMarked;
