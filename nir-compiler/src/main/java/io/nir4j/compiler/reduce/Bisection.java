package io.nir4j.compiler.reduce;

import io.nir4j.compiler.pass.Applied;
import io.nir4j.compiler.pass.Snapshot;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;

/// Finds the rewrite that changes what a check says.
///
/// @param number of the rewrite among all, from 1
/// @param before the network for which the check still says what it said in the beginning
/// @param culprit the rewrite after which it does not
/// @param verdict what the check said in the beginning
/// @param checks how often the check was asked
public record Bisection(int number, Graph before, Applied culprit, boolean verdict, int checks) {

    /// Halves the row of rewrites until one is left.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the check says the same in the beginning and in the end
    public static Bisection of(Graph start, List<Snapshot> rewrites, Check check) throws IOException {
        boolean verdict = check.holds(start);
        if (rewrites.isEmpty() || check.holds(rewrites.getLast().graph()) == verdict) {
            String said = verdict ? "ends with 0" : "does not end with 0";
            throw Diagnostic.of(
                            Code.CHECK_SAYS_NO,
                            "the check " + said + " for the network, and just so after " + rewrites.size()
                                    + (rewrites.size() == 1 ? " rewrite" : " rewrites"))
                    .hint("there is nothing to find unless the passes change how the check ends")
                    .asException();
        }
        int same = 0;
        int other = rewrites.size();
        int checks = 2;
        while (other - same > 1) {
            int middle = (same + other) >>> 1;
            checks++;
            if (check.holds(rewrites.get(middle - 1).graph()) == verdict) {
                same = middle;
            } else {
                other = middle;
            }
        }
        Graph before = same == 0 ? start : rewrites.get(same - 1).graph();
        return new Bisection(other, before, rewrites.get(other - 1).applied(), verdict, checks);
    }
}
