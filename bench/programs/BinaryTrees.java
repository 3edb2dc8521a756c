/** Allocation of short-lived trees of depth up to 16 while one long-lived tree stays. */
public class BinaryTrees {
    static final class Node {
        final Node left;
        final Node right;

        Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        int check() {
            return left == null ? 1 : 1 + left.check() + right.check();
        }
    }

    static Node build(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(build(depth - 1), build(depth - 1));
    }

    public static void main(String[] args) {
        int maxDepth = 16;
        Node longLived = build(maxDepth);
        long total = 0;
        for (int depth = 4; depth <= maxDepth; depth += 4) {
            int iterations = 1 << (maxDepth - depth + 4);
            for (int i = 0; i < iterations; i++) {
                total = total * 3 + build(depth).check();
            }
        }
        System.out.println("BinaryTrees " + total + " " + longLived.check());
    }
}
