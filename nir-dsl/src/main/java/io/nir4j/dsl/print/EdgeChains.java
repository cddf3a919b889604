package io.nir4j.dsl.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Covers the edges of a graph with chains, each edge once: `a -> b -> {c, d} -> e`.
///
/// A chain follows the signal out of cycles rather than around them, and ends where it meets a name that a
/// chain went through: a recurrent connection gets a chain of its own, `lif1 -> rec -> lif1`.
final class EdgeChains {
    private final SignalFlow flow;
    /// Targets in the order in which chains take them; those of branches that meet again side by side.
    private final int[][] targets;
    private final int[] taken;
    private final boolean[] seen;

    private EdgeChains(SignalFlow flow) {
        this.flow = flow;
        this.targets = new int[flow.size()][];
        this.taken = new int[flow.size()];
        this.seen = new boolean[flow.size()];
        int[] position = new int[flow.size()];
        for (int i = 0; i < position.length; i++) {
            position[flow.order().get(i)] = i;
        }
        for (int number = 0; number < targets.length; number++) {
            targets[number] = preferred(number, position);
        }
    }

    /// The chains; every group is connected with the next one.
    static List<List<List<String>>> of(SignalFlow flow) {
        EdgeChains chains = new EdgeChains(flow);
        List<List<List<Integer>>> found = new ArrayList<>();
        for (int start : flow.order()) {
            while (chains.taken[start] < chains.targets[start].length) {
                found.add(chains.from(start));
            }
        }
        return joined(found).stream()
                .map(chain -> chain.stream()
                        .map(group -> group.stream().map(flow::name).toList())
                        .toList())
                .toList();
    }

    /// First what leads out of the cycles of `source`, then what comes first in the flow.
    private int[] preferred(int source, int[] position) {
        List<Integer> sorted = new ArrayList<>();
        for (int target : flow.targets(source)) {
            sorted.add(target);
        }
        sorted.sort(Comparator.<Integer, Boolean>comparing(target -> flow.onCommonCycle(source, target))
                .thenComparing(target -> position[target] <= position[source])
                .thenComparingInt(target -> position[target]));
        Map<Integer, List<Integer>> byMeeting = new LinkedHashMap<>();
        for (int target : sorted) {
            // What is no branch stands for itself, apart from the names where branches meet.
            int key = isBranch(target) ? flow.targets(target)[0] : -1 - target;
            byMeeting.computeIfAbsent(key, _ -> new ArrayList<>()).add(target);
        }
        return byMeeting.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Whether a name has one edge to it and one from it, to another name.
    private boolean isBranch(int number) {
        return flow.sourceCount(number) == 1 && flow.targets(number).length == 1 && flow.targets(number)[0] != number;
    }

    private List<List<Integer>> from(int start) {
        List<List<Integer>> chain = new ArrayList<>();
        chain.add(List.of(start));
        seen[start] = true;
        int at = start;
        while (taken[at] < targets[at].length) {
            List<Integer> branches = branches(at);
            taken[at] += branches.size();
            chain.add(branches);
            int next = branches.getFirst();
            if (branches.size() > 1) {
                for (int branch : branches) {
                    seen[branch] = true;
                    taken[branch]++;
                }
                next = targets[next][0];
                chain.add(List.of(next));
            }
            if (seen[next]) {
                return chain;
            }
            seen[next] = true;
            at = next;
        }
        return chain;
    }

    /// The next target of `source`; all those together that are branches and meet in the same name.
    private List<Integer> branches(int source) {
        int first = targets[source][taken[source]];
        List<Integer> branches = new ArrayList<>();
        branches.add(first);
        if (!isOpenBranch(first)) {
            return branches;
        }
        for (int i = taken[source] + 1; i < targets[source].length; i++) {
            int other = targets[source][i];
            if (!isOpenBranch(other) || targets[other][0] != targets[first][0]) {
                return branches;
            }
            branches.add(other);
        }
        return branches;
    }

    private boolean isOpenBranch(int number) {
        return isBranch(number) && !seen[number] && taken[number] == 0;
    }

    /// Single edges from one name, and then those to one name, as one statement.
    private static List<List<List<Integer>>> joined(List<List<List<Integer>>> chains) {
        return joinedAt(joinedAt(chains, 0), 1);
    }

    /// @param shared 0 to join edges with the same source, 1 for those with the same target
    private static List<List<List<Integer>>> joinedAt(List<List<List<Integer>>> chains, int shared) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        List<List<List<Integer>>> joined = new ArrayList<>();
        for (List<List<Integer>> chain : chains) {
            boolean single = chain.size() == 2 && chain.stream().allMatch(group -> group.size() == 1);
            if (!single) {
                joined.add(chain);
                continue;
            }
            int key = chain.get(shared).getFirst();
            int member = chain.get(1 - shared).getFirst();
            List<Integer> group = members.get(key);
            if (group == null || group.getLast() == member) {
                // An edge that is there twice gets a line of its own: in a group it would be overlooked.
                group = new ArrayList<>();
                members.put(key, group);
                joined.add(shared == 0 ? List.of(List.of(key), group) : List.of(group, List.of(key)));
            }
            group.add(member);
        }
        return joined;
    }
}
