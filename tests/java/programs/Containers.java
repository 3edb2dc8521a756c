import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Generic containers of one's own: a linked list, a search tree, a heap. */
public class Containers {
    static final class Chain<T> implements Iterable<T> {
        private static final class Node<T> {
            final T item;
            Node<T> next;

            Node(T item, Node<T> next) {
                this.item = item;
                this.next = next;
            }
        }

        private Node<T> first;
        private int changes;

        @SafeVarargs
        static <T> Chain<T> of(T... items) {
            Chain<T> chain = new Chain<>();
            for (int i = items.length - 1; i >= 0; i--) {
                chain.push(items[i]);
            }
            return chain;
        }

        void push(T item) {
            first = new Node<>(item, first);
            changes++;
        }

        void reverse() {
            Node<T> done = null;
            for (Node<T> n = first, next; n != null; n = next) {
                next = n.next;
                n.next = done;
                done = n;
            }
            first = done;
            changes++;
        }

        <R> R fold(R start, BiFunction<? super R, ? super T, ? extends R> f) {
            R result = start;
            for (T item : this) {
                result = f.apply(result, item);
            }
            return result;
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<>() {
                private Node<T> at = first;
                private final int expected = changes;

                @Override
                public boolean hasNext() {
                    return at != null;
                }

                @Override
                public T next() {
                    if (expected != changes) {
                        throw new ConcurrentModificationException();
                    }
                    T item = Objects.requireNonNull(at, "end").item;
                    at = at.next;
                    return item;
                }
            };
        }
    }

    static final class Tree<K extends Comparable<? super K>, V> {
        private final class Node {
            final K key;
            V value;
            Node left;
            Node right;
            int height = 1;

            Node(K key, V value) {
                this.key = key;
                this.value = value;
            }

            int balance() {
                return height(left) - height(right);
            }

            Node update() {
                height = 1 + Math.max(height(left), height(right));
                return this;
            }
        }

        private Node root;
        private int size;

        private int height(Node n) {
            return n == null ? 0 : n.height;
        }

        void put(K key, V value) {
            root = put(root, key, value);
        }

        private Node put(Node n, K key, V value) {
            if (n == null) {
                size++;
                return new Node(key, value);
            }
            int order = key.compareTo(n.key);
            if (order == 0) {
                n.value = value;
                return n;
            }
            if (order < 0) {
                n.left = put(n.left, key, value);
            } else {
                n.right = put(n.right, key, value);
            }
            return balanced(n.update());
        }

        private Node balanced(Node n) {
            if (n.balance() > 1) {
                if (n.left.balance() < 0) {
                    n.left = rotateLeft(n.left);
                }
                return rotateRight(n);
            }
            if (n.balance() < -1) {
                if (n.right.balance() > 0) {
                    n.right = rotateRight(n.right);
                }
                return rotateLeft(n);
            }
            return n;
        }

        private Node rotateRight(Node n) {
            Node top = n.left;
            n.left = top.right;
            top.right = n.update();
            return top.update();
        }

        private Node rotateLeft(Node n) {
            Node top = n.right;
            n.right = top.left;
            top.left = n.update();
            return top.update();
        }

        V get(K key) {
            Node n = root;
            while (n != null) {
                int order = key.compareTo(n.key);
                if (order == 0) {
                    return n.value;
                }
                n = order < 0 ? n.left : n.right;
            }
            throw new NoSuchElementException(String.valueOf(key));
        }

        void each(Consumer<? super K> action) {
            each(root, action);
        }

        private void each(Node n, Consumer<? super K> action) {
            if (n != null) {
                each(n.left, action);
                action.accept(n.key);
                each(n.right, action);
            }
        }
    }

    static final class Heap<T> extends AbstractList<T> {
        private Object[] items = new Object[2];
        private int size;
        private final Comparator<? super T> order;

        Heap(Comparator<? super T> order) {
            this.order = order;
        }

        @Override
        public boolean add(T item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            int at = size++;
            for (; at > 0 && order.compare(item, get((at - 1) / 2)) < 0; at = (at - 1) / 2) {
                items[at] = items[(at - 1) / 2];
            }
            items[at] = item;
            return true;
        }

        T take() {
            T result = get(0);
            T last = get(--size);
            int at = 0;
            for (int child; (child = 2 * at + 1) < size; at = child) {
                if (child + 1 < size && order.compare(get(child + 1), get(child)) < 0) {
                    child++;
                }
                if (order.compare(last, get(child)) <= 0) {
                    break;
                }
                items[at] = items[child];
            }
            items[at] = last;
            return result;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T get(int index) {
            return (T) items[Objects.checkIndex(index, items.length)];
        }

        @Override
        public int size() {
            return size;
        }
    }

    public static void main(String[] args) {
        Chain<String> chain = Chain.of("x", "yy", "zzz");
        chain.push("w");
        chain.reverse();
        System.out.println(chain.fold("", (text, s) -> text + s + ";") + " "
                + chain.<Integer>fold(0, (sum, s) -> sum + s.length()));
        try {
            for (String s : chain) {
                chain.push(s);
            }
        } catch (ConcurrentModificationException e) {
            System.out.println(e);
        }
        Tree<Integer, String> tree = new Tree<>();
        for (int i = 0; i < 1000; i++) {
            tree.put(i * 37 % 1000, "v" + i);
        }
        tree.put(5, "five");
        List<Integer> keys = new ArrayList<>();
        tree.each(keys::add);
        System.out.println(tree.size + " " + tree.root.height + " " + tree.get(5) + " "
                + tree.get(74) + " " + keys.subList(0, 5) + keys.get(999));
        try {
            tree.get(1000);
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        Heap<String> heap = new Heap<>(Comparator.comparing(String::length)
                .thenComparing(Comparator.reverseOrder()));
        heap.addAll(List.of("pear", "fig", "apple", "kiwi", "nut", "date", "a"));
        System.out.print(heap + " " + heap.contains("fig") + ":");
        while (!heap.isEmpty()) {
            System.out.print(" " + heap.take());
        }
        System.out.println();
    }
}

// expect:
// zzz;yy;x;w; 7
// java.util.ConcurrentModificationException
// 1000 11 five v2 [0, 1, 2, 3, 4]999
// 1000
// [a, fig, nut, kiwi, pear, apple, date] true: a nut fig pear kiwi date apple
