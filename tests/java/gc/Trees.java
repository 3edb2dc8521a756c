// needs: gc
// slow-stress: 997
/** Binary trees, short-lived and long-lived, checked at the end. */
public class Trees {
    static final class Tree {
        Tree left;
        Tree right;
        int label;

        static Tree build(int depth, int label) {
            Tree t = new Tree();
            t.label = label;
            if (depth > 0) {
                t.left = build(depth - 1, 2 * label);
                t.right = build(depth - 1, 2 * label + 1);
            }
            return t;
        }

        long sum() {
            return label + (left == null ? 0 : left.sum()) + (right == null ? 0 : right.sum());
        }
    }

    public static void main(String[] args) {
        Tree kept = Tree.build(10, 1);
        long expected = kept.sum();
        long total = 0;
        for (int i = 0; i < 60; i++) {
            total += Tree.build(8, i).sum();
        }
        System.out.println(expected + " " + (kept.sum() == expected) + " " + total);
    }
}

// expect:
// 2096128 true 157270470
