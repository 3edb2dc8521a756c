import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A weighted graph: breadth and depth first, Dijkstra, topological order, spanning tree. */
public class Graphs {
    record Edge(String from, String to, int weight) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            return Comparator.comparingInt(Edge::weight).thenComparing(Edge::from)
                    .thenComparing(Edge::to).compare(this, other);
        }
    }

    private final Map<String, List<Edge>> edges = new TreeMap<>();

    Graphs add(String from, String to, int weight) {
        edges.computeIfAbsent(from, k -> new ArrayList<>()).add(new Edge(from, to, weight));
        edges.computeIfAbsent(to, k -> new ArrayList<>());
        return this;
    }

    List<String> breadthFirst(String start) {
        Set<String> seen = new HashSet<>(Set.of(start));
        List<String> order = new ArrayList<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String node = queue.remove();
            order.add(node);
            for (Edge e : edges.get(node)) {
                if (seen.add(e.to())) {
                    queue.add(e.to());
                }
            }
        }
        return order;
    }

    Optional<List<String>> path(String from, String to) {
        Map<String, Integer> distance = new HashMap<>();
        Map<String, String> previous = new HashMap<>();
        PriorityQueue<Map.Entry<String, Integer>> queue = new PriorityQueue<>(
                Map.Entry.<String, Integer>comparingByValue().thenComparing(
                        Map.Entry.comparingByKey()));
        distance.put(from, 0);
        queue.add(Map.entry(from, 0));
        while (!queue.isEmpty()) {
            Map.Entry<String, Integer> nearest = queue.poll();
            if (nearest.getValue() > distance.get(nearest.getKey())) {
                continue;
            }
            for (Edge e : edges.get(nearest.getKey())) {
                int through = nearest.getValue() + e.weight();
                if (through < distance.getOrDefault(e.to(), Integer.MAX_VALUE)) {
                    distance.put(e.to(), through);
                    previous.put(e.to(), e.from());
                    queue.add(Map.entry(e.to(), through));
                }
            }
        }
        if (!distance.containsKey(to)) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>();
        for (String at = to; at != null; at = previous.get(at)) {
            path.add(at);
        }
        Collections.reverse(path);
        path.add("= " + distance.get(to));
        return Optional.of(path);
    }

    List<String> topological() {
        List<String> order = new ArrayList<>();
        Map<String, Boolean> done = new LinkedHashMap<>();
        for (String node : edges.keySet()) {
            visit(node, done, order);
        }
        Collections.reverse(order);
        return order;
    }

    private void visit(String node, Map<String, Boolean> done, List<String> order) {
        Boolean state = done.putIfAbsent(node, false);
        if (state != null) {
            if (!state) {
                throw new IllegalStateException("cycle through " + node);
            }
            return;
        }
        edges.get(node).forEach(e -> visit(e.to(), done, order));
        done.put(node, true);
        order.add(node);
    }

    /** Kruskal's tree, with a forest of parents. */
    Set<Edge> spanningTree() {
        Map<String, String> parents = new HashMap<>();
        TreeSet<Edge> sorted = new TreeSet<>();
        edges.values().forEach(sorted::addAll);
        Set<Edge> tree = new TreeSet<>();
        for (Edge e : sorted) {
            String a = root(parents, e.from());
            String b = root(parents, e.to());
            if (!a.equals(b)) {
                parents.put(a, b);
                tree.add(e);
            }
        }
        return tree;
    }

    private static String root(Map<String, String> parents, String node) {
        String parent = parents.get(node);
        return parent == null ? node : root(parents, parent);
    }

    public static void main(String[] args) {
        Graphs g = new Graphs().add("a", "b", 7).add("a", "c", 3).add("c", "b", 1)
                .add("b", "d", 2).add("c", "d", 8).add("d", "e", 2).add("f", "e", 1);
        System.out.println(g.breadthFirst("a"));
        System.out.println(g.path("a", "e").orElseThrow());
        System.out.println(g.path("e", "a").isPresent());
        System.out.println(g.topological());
        int total = 0;
        for (Edge e : g.spanningTree()) {
            System.out.println(e);
            total += e.weight();
        }
        System.out.println(total);
        g.add("e", "c", 1);
        try {
            g.topological();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Graphs grid = new Graphs();
        for (int x = 0; x < 12; x++) {
            for (int y = 0; y < 12; y++) {
                int weight = (x * 7 + y * 13) % 10 + 1;
                if (x < 11) {
                    grid.add(x + "," + y, x + 1 + "," + y, weight);
                }
                if (y < 11) {
                    grid.add(x + "," + y, x + "," + (y + 1), 11 - weight);
                }
            }
        }
        System.out.println(grid.path("0,0", "11,11").get());
        System.out.println(grid.spanningTree().size() + " " + grid.breadthFirst("5,5").size());
    }
}

// expect:
// [a, b, c, d, e]
// [a, c, b, d, e, = 8]
// false
// [f, a, c, b, d, e]
// Edge[from=c, to=b, weight=1]
// Edge[from=f, to=e, weight=1]
// Edge[from=b, to=d, weight=2]
// Edge[from=d, to=e, weight=2]
// Edge[from=a, to=c, weight=3]
// 9
// cycle through b
// [0,0, 1,0, 1,1, 2,1, 2,2, 3,2, 3,3, 4,3, 4,4, 5,4, 5,5, 6,5, 6,6, 7,6, 7,7, 8,7, 8,8, 9,8, 9,9, 10,9, 10,10, 11,10, 11,11, = 44]
// 143 49
