package io.nir4j.dialects.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Pairs nodes of two networks that look alike, and lets each pair help to tell their neighbours apart.
///
/// Nodes look alike when they have the same label and the same neighbours among those that are paired already. One
/// that looks like no other of its side is paired with the one that looks like it on the other side; its neighbours
/// then look different, and so on. Everything is done in an order that depends on labels alone, so that it comes out
/// the same with the sides swapped.
final class Pairing {
    /// Which of the neighbours that are paired already tell nodes apart.
    enum Neighbours {
        NONE,
        SOURCES,
        TARGETS,
        ALL
    }

    /// What to do where several nodes look alike.
    enum Ties {
        LEAVE,
        BY_NAME,
        BY_NAME_OR_ORDER
    }

    /// Nodes that look alike; `twins` are those of A whose namesake is here too.
    private static final class Lookalikes {
        private final TreeSet<Integer> a = new TreeSet<>();
        private final TreeSet<Integer> b = new TreeSet<>();
        private final TreeSet<Integer> twins = new TreeSet<>();
    }

    private static final int NONE = -1;

    private final Network a;
    private final Network b;
    private final int[] partnerOfA;
    private final int[] partnerOfB;
    private final int[] twinOfA;
    private final int[] twinOfB;
    private final List<int[]> pairs = new ArrayList<>();

    private long[] labelsOfA = new long[0];
    private boolean[] enough = new boolean[0];
    private Neighbours neighbours = Neighbours.NONE;
    private Ties ties = Ties.LEAVE;
    private long[] looksOfA = new long[0];
    private long[] looksOfB = new long[0];
    private final Map<Long, Lookalikes> groups = new HashMap<>();
    private final TreeSet<Long> clear = new TreeSet<>();
    private final TreeSet<Long> named = new TreeSet<>();
    private final TreeSet<Long> tied = new TreeSet<>();

    Pairing(Network a, Network b) {
        this.a = a;
        this.b = b;
        this.partnerOfA = nobody(a.size());
        this.partnerOfB = nobody(b.size());
        this.twinOfA = twins(a, b);
        this.twinOfB = twins(b, a);
    }

    private static int[] nobody(int size) {
        int[] nobody = new int[size];
        Arrays.fill(nobody, NONE);
        return nobody;
    }

    private static int[] twins(Network of, Network in) {
        Map<String, Integer> numbers = new HashMap<>();
        in.names().forEach(name -> numbers.put(name, numbers.size()));
        return of.names().stream()
                .mapToInt(name -> numbers.getOrDefault(name, NONE))
                .toArray();
    }

    /// The partner in B of each node of A; negative where there is none.
    int[] partners() {
        return partnerOfA.clone();
    }

    boolean isComplete() {
        return pairs.size() == Math.min(a.size(), b.size());
    }

    /// Pairs what can be paired under these labels.
    ///
    /// @param labelsA what the nodes of A look like by themselves
    /// @param labelsB what those of B look like
    /// @param enoughAlone nodes of A whose label is evidence enough without neighbours that are paired
    void run(long[] labelsA, long[] labelsB, Neighbours telling, Ties onTies, boolean[] enoughAlone) {
        labelsOfA = labelsA;
        enough = enoughAlone;
        neighbours = telling;
        ties = onTies;
        looksOfA = looks(a, labelsA, partnerOfA, 0);
        looksOfB = looks(b, labelsB, partnerOfB, 1);
        groups.clear();
        clear.clear();
        named.clear();
        tied.clear();
        for (int node = 0; node < a.size(); node++) {
            if (partnerOfA[node] == NONE) {
                enterA(node);
            }
        }
        for (int node = 0; node < b.size(); node++) {
            if (partnerOfB[node] == NONE) {
                enterB(node);
            }
        }
        groups.keySet().forEach(this::sort);
        while (pairNext()) {
            // each pair may make others clear
        }
    }

    private boolean pairNext() {
        if (!clear.isEmpty()) {
            Lookalikes group = group(clear.first());
            pair(group.a.first(), group.b.first());
        } else if (!named.isEmpty()) {
            int twin = group(named.first()).twins.first();
            pair(twin, twinOfA[twin]);
        } else if (!tied.isEmpty()) {
            Lookalikes group = group(tied.first());
            pair(group.a.first(), group.b.first());
        } else {
            return false;
        }
        return true;
    }

    private Lookalikes group(long looks) {
        return groups.computeIfAbsent(looks, unseen -> new Lookalikes());
    }

    private long[] looks(Network network, long[] labels, int[] partners, int side) {
        long[] looks = labels.clone();
        for (int number = 0; number < pairs.size(); number++) {
            int node = pairs.get(number)[side];
            if (seesSources()) {
                for (int target : network.targets().get(node)) {
                    looks[target] += partners[target] == NONE ? Hash.join(number, 1) : 0;
                }
            }
            if (seesTargets()) {
                for (int source : network.sources().get(node)) {
                    looks[source] += partners[source] == NONE ? Hash.join(number, 2) : 0;
                }
            }
        }
        return looks;
    }

    private boolean seesSources() {
        return neighbours == Neighbours.ALL || neighbours == Neighbours.SOURCES;
    }

    private boolean seesTargets() {
        return neighbours == Neighbours.ALL || neighbours == Neighbours.TARGETS;
    }

    private void pair(int nodeOfA, int nodeOfB) {
        TreeSet<Long> touched = new TreeSet<>();
        touched.add(leaveA(nodeOfA));
        touched.add(leaveB(nodeOfB));
        partnerOfA[nodeOfA] = nodeOfB;
        partnerOfB[nodeOfB] = nodeOfA;
        int number = pairs.size();
        pairs.add(new int[] {nodeOfA, nodeOfB});
        if (seesSources()) {
            long mark = Hash.join(number, 1);
            a.targets().get(nodeOfA).forEach(node -> markA(node, mark, touched));
            b.targets().get(nodeOfB).forEach(node -> markB(node, mark, touched));
        }
        if (seesTargets()) {
            long mark = Hash.join(number, 2);
            a.sources().get(nodeOfA).forEach(node -> markA(node, mark, touched));
            b.sources().get(nodeOfB).forEach(node -> markB(node, mark, touched));
        }
        touched.forEach(this::sort);
    }

    private void markA(int node, long mark, Set<Long> touched) {
        if (partnerOfA[node] == NONE) {
            touched.add(leaveA(node));
            looksOfA[node] += mark;
            touched.add(enterA(node));
        }
    }

    private void markB(int node, long mark, Set<Long> touched) {
        if (partnerOfB[node] == NONE) {
            touched.add(leaveB(node));
            looksOfB[node] += mark;
            touched.add(enterB(node));
        }
    }

    private long enterA(int node) {
        Lookalikes group = group(looksOfA[node]);
        group.a.add(node);
        if (twinOfA[node] != NONE && group.b.contains(twinOfA[node])) {
            group.twins.add(node);
        }
        return looksOfA[node];
    }

    private long enterB(int node) {
        Lookalikes group = group(looksOfB[node]);
        group.b.add(node);
        if (twinOfB[node] != NONE && group.a.contains(twinOfB[node])) {
            group.twins.add(twinOfB[node]);
        }
        return looksOfB[node];
    }

    private long leaveA(int node) {
        Lookalikes group = group(looksOfA[node]);
        group.a.remove(node);
        group.twins.remove(node);
        return looksOfA[node];
    }

    private long leaveB(int node) {
        Lookalikes group = group(looksOfB[node]);
        group.b.remove(node);
        if (twinOfB[node] != NONE) {
            group.twins.remove(twinOfB[node]);
        }
        return looksOfB[node];
    }

    /// Notes what can be done with the nodes of these looks.
    private void sort(long looks) {
        Lookalikes group = group(looks);
        boolean both = !group.a.isEmpty() && !group.b.isEmpty();
        boolean may = both && isEnough(group.a.first());
        note(clear, looks, may && group.a.size() == 1 && group.b.size() == 1);
        note(named, looks, ties != Ties.LEAVE && !group.twins.isEmpty());
        note(tied, looks, may && ties == Ties.BY_NAME_OR_ORDER && group.a.size() == group.b.size());
    }

    private boolean isEnough(int nodeOfA) {
        return enough[nodeOfA] || looksOfA[nodeOfA] != labelsOfA[nodeOfA];
    }

    private static void note(Set<Long> list, long looks, boolean belongs) {
        if (belongs) {
            list.add(looks);
        } else {
            list.remove(looks);
        }
    }
}
