// slow-stress: 97
/** Collections while compiled code holds many references: in registers, spilled, derived, boxed. */
public class LiveReferences {
    static class Node {
        final int id;
        Node left;
        Node right;
        int[] data;

        Node(int id) {
            this.id = id;
            data = new int[] {id, id + 1};
        }
    }

    static int many(int seed) {
        Node a = new Node(seed), b = new Node(seed + 1), c = new Node(seed + 2);
        Node d = new Node(seed + 3), e = new Node(seed + 4), f = new Node(seed + 5);
        int[] x = a.data, y = b.data, z = c.data;
        String s = "s" + seed;
        Object o = new Object[] {a, b, s};
        Node g = new Node(seed + 6), h = new Node(seed + 7), i = new Node(seed + 8);
        Node j = new Node(seed + 9), k = new Node(seed + 10), l = new Node(seed + 11);
        a.left = b;
        b.left = c;
        c.left = d;
        d.left = e;
        e.left = f;
        f.left = g;
        g.left = h;
        h.left = i;
        i.left = j;
        j.left = k;
        k.left = l;
        int sum = 0;
        for (Node n = a; n != null; n = n.left) {
            n.right = new Node(n.id * 2);
            sum += n.data[1] * 3 + n.right.data[0];
        }
        sum += x[0] + y[1] + z[0] + s.length() + ((Object[]) o).length;
        return sum + a.id + b.id + c.id + d.id + e.id + f.id + g.id + h.id + i.id + j.id + k.id + l.id;
    }

    static int inLoop(int n) {
        Node[] ring = new Node[16];
        int[][] table = new int[8][];
        String text = "";
        Node last = null;
        int sum = 0;
        for (int i = 0; i < n; i++) {
            Node node = new Node(i);
            node.left = ring[i & 15];
            node.right = last;
            ring[i & 15] = node;
            table[i & 7] = node.data;
            last = (i & 31) == 0 ? null : node;
            if (node.left != null) {
                node.left.left = null;
                sum += node.left.data[1];
            }
            if (last != null && last.right != null) {
                last.right.right = null;
            }
            sum += table[i * 5 & 7] == null ? 0 : table[i * 5 & 7][0];
            if ((i & 255) == 0) {
                text = "t" + i + text.length();
            }
        }
        return sum * 31 + text.hashCode();
    }

    static int recursive(int depth, Node parent) {
        if (depth == 0) {
            return parent.id;
        }
        Node one = new Node(depth);
        Node two = new Node(-depth);
        one.left = parent;
        int r = recursive(depth - 1, one) - recursive(depth - 1, two);
        return r * 31 + one.id + two.data[0] + one.left.id + parent.data[1];
    }

    static long arguments(Node a, long b, Node c, double d, Node e, int f, Node g, Node h, Node i,
            Object j) {
        Node fresh = new Node(f);
        return a.id + b + c.id + (long) d + e.id + fresh.id + g.id + h.id + i.id + j.hashCode();
    }

    static long spread(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += arguments(new Node(i), i, new Node(i + 1), i * 0.5, new Node(i + 2), i,
                new Node(i + 3), new Node(i + 4), new Node(i + 5), Integer.valueOf(i));
        }
        return sum;
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int n = 0; n < 3000; n++) {
            sum = sum * 31 + many(n);
            if (n % 1000 == 0) {
                System.gc();
            }
        }
        System.out.println(sum + " " + inLoop(30_000) + " " + recursive(11, new Node(1)) + " "
            + spread(4000));
    }
}

// expect:
// -1415209964 -824446464 1367 76040000
