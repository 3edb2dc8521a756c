package java.util;

import java.io.Serializable;

/** A sorted map in a red-black tree. */
public class TreeMap<K, V> extends AbstractMap<K, V>
        implements NavigableMap<K, V>, Cloneable, Serializable {
    private static final long serialVersionUID = 919286545866124006L;

    private final Comparator<? super K> comparator;
    private transient Node<K, V> root;
    private transient int size;
    transient int modCount;

    static final class Node<K, V> extends AbstractMap.SimpleEntry<K, V> {
        private final K key;
        private Node<K, V> left;
        private Node<K, V> right;
        private Node<K, V> parent;
        private boolean red = true;

        Node(K key, V value, Node<K, V> parent) {
            super(key, value);
            this.key = key;
            this.parent = parent;
        }
    }

    public TreeMap() {
        comparator = null;
    }

    public TreeMap(Comparator<? super K> comparator) {
        this.comparator = comparator;
    }

    public TreeMap(Map<? extends K, ? extends V> m) {
        comparator = null;
        putAll(m);
    }

    public TreeMap(SortedMap<K, ? extends V> m) {
        comparator = m.comparator();
        putAll(m);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Comparator<? super K> comparator() {
        return comparator;
    }

    @SuppressWarnings("unchecked")
    final int compare(Object k1, Object k2) {
        return comparator == null ? ((Comparable<Object>) k1).compareTo(k2)
                : ((Comparator<Object>) comparator).compare(k1, k2);
    }

    final Node<K, V> find(Object key) {
        if (comparator == null) {
            Objects.requireNonNull(key);
        }
        Node<K, V> n = root;
        while (n != null) {
            int c = compare(key, n.key);
            if (c == 0) {
                return n;
            }
            n = c < 0 ? n.left : n.right;
        }
        return null;
    }

    final Node<K, V> firstNode() {
        Node<K, V> n = root;
        while (n != null && n.left != null) {
            n = n.left;
        }
        return n;
    }

    final Node<K, V> lastNode() {
        Node<K, V> n = root;
        while (n != null && n.right != null) {
            n = n.right;
        }
        return n;
    }

    /** The node with the least key above a key, or equal to it if that is allowed. */
    final Node<K, V> above(Object key, boolean orEqual) {
        Node<K, V> best = null;
        Node<K, V> n = root;
        while (n != null) {
            int c = compare(key, n.key);
            if (c < 0 || c == 0 && orEqual) {
                best = n;
                n = n.left;
            } else {
                n = n.right;
            }
        }
        return best;
    }

    /** The node with the greatest key below a key, or equal to it if that is allowed. */
    final Node<K, V> below(Object key, boolean orEqual) {
        Node<K, V> best = null;
        Node<K, V> n = root;
        while (n != null) {
            int c = compare(key, n.key);
            if (c > 0 || c == 0 && orEqual) {
                best = n;
                n = n.right;
            } else {
                n = n.left;
            }
        }
        return best;
    }

    final Node<K, V> next(Node<K, V> n) {
        if (n.right != null) {
            n = n.right;
            while (n.left != null) {
                n = n.left;
            }
            return n;
        }
        Node<K, V> p = n.parent;
        while (p != null && n == p.right) {
            n = p;
            p = p.parent;
        }
        return p;
    }

    final Node<K, V> previous(Node<K, V> n) {
        if (n.left != null) {
            n = n.left;
            while (n.right != null) {
                n = n.right;
            }
            return n;
        }
        Node<K, V> p = n.parent;
        while (p != null && n == p.left) {
            n = p;
            p = p.parent;
        }
        return p;
    }

    @Override
    public V get(Object key) {
        Node<K, V> n = find(key);
        return n == null ? null : n.getValue();
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) != null;
    }

    @Override
    public V put(K key, V value) {
        Node<K, V> p = null;
        Node<K, V> n = root;
        int c = 0;
        if (n == null) {
            compare(key, key);
        }
        while (n != null) {
            p = n;
            c = compare(key, n.key);
            if (c == 0) {
                return n.setValue(value);
            }
            n = c < 0 ? n.left : n.right;
        }
        Node<K, V> fresh = new Node<>(key, value, p);
        if (p == null) {
            root = fresh;
        } else if (c < 0) {
            p.left = fresh;
        } else {
            p.right = fresh;
        }
        balanceAfterInsertion(fresh);
        size++;
        modCount++;
        return null;
    }

    private void rotate(Node<K, V> n, boolean toLeft) {
        Node<K, V> c = toLeft ? n.right : n.left;
        Node<K, V> inner = toLeft ? c.left : c.right;
        if (toLeft) {
            n.right = inner;
            c.left = n;
        } else {
            n.left = inner;
            c.right = n;
        }
        if (inner != null) {
            inner.parent = n;
        }
        replace(n, c);
        n.parent = c;
    }

    /** Puts a node, perhaps null, in the place of another below that one's parent. */
    private void replace(Node<K, V> n, Node<K, V> by) {
        Node<K, V> p = n.parent;
        if (by != null) {
            by.parent = p;
        }
        if (p == null) {
            root = by;
        } else if (p.left == n) {
            p.left = by;
        } else {
            p.right = by;
        }
    }

    private void balanceAfterInsertion(Node<K, V> n) {
        while (n.parent != null && n.parent.red) {
            Node<K, V> p = n.parent;
            Node<K, V> g = p.parent;
            boolean left = p == g.left;
            Node<K, V> uncle = left ? g.right : g.left;
            if (uncle != null && uncle.red) {
                p.red = false;
                uncle.red = false;
                g.red = true;
                n = g;
            } else {
                if (n == (left ? p.right : p.left)) {
                    n = p;
                    rotate(n, left);
                    p = n.parent;
                }
                p.red = false;
                g.red = true;
                rotate(g, !left);
            }
        }
        root.red = false;
    }

    final void delete(Node<K, V> n) {
        size--;
        modCount++;
        if (n.left != null && n.right != null) {
            swapWithNext(n);
        }
        Node<K, V> child = n.left != null ? n.left : n.right;
        if (child != null) {
            replace(n, child);
            child.red = false;
            return;
        }
        if (!n.red) {
            balanceBeforeDeletion(n);
        }
        replace(n, null);
    }

    /** Exchanges the places of a node with two children and its successor. */
    private void swapWithNext(Node<K, V> n) {
        Node<K, V> s = next(n);
        boolean red = s.red;
        s.red = n.red;
        n.red = red;
        Node<K, V> right = s.right;
        Node<K, V> p = s.parent;
        replace(n, s);
        s.left = n.left;
        s.left.parent = s;
        if (p == n) {
            s.right = n;
            n.parent = s;
        } else {
            s.right = n.right;
            s.right.parent = s;
            p.left = n;
            n.parent = p;
        }
        n.left = null;
        n.right = right;
        if (right != null) {
            right.parent = n;
        }
    }

    private static boolean isRed(Node<?, ?> n) {
        return n != null && n.red;
    }

    /** Makes up for the black node n, which is about to go. */
    private void balanceBeforeDeletion(Node<K, V> n) {
        while (n.parent != null && !n.red) {
            Node<K, V> p = n.parent;
            boolean left = n == p.left;
            Node<K, V> s = left ? p.right : p.left;
            if (s.red) {
                s.red = false;
                p.red = true;
                rotate(p, left);
                s = left ? p.right : p.left;
            }
            Node<K, V> near = left ? s.left : s.right;
            Node<K, V> far = left ? s.right : s.left;
            if (!isRed(near) && !isRed(far)) {
                s.red = true;
                n = p;
                continue;
            }
            if (!isRed(far)) {
                near.red = false;
                s.red = true;
                rotate(s, !left);
                far = s;
                s = near;
            }
            s.red = p.red;
            p.red = false;
            far.red = false;
            rotate(p, left);
            return;
        }
        n.red = false;
    }

    @Override
    public V remove(Object key) {
        Node<K, V> n = find(key);
        if (n == null) {
            return null;
        }
        delete(n);
        return n.getValue();
    }

    @Override
    public void clear() {
        modCount++;
        size = 0;
        root = null;
    }

    private TreeView<K, V> all() {
        return new TreeView<>(this, false, null, false, false, null, false, false);
    }

    @Override
    public Object clone() {
        TreeMap<K, V> copy = new TreeMap<>(comparator);
        copy.putAll(this);
        return copy;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return all().entrySet();
    }

    @Override
    public Set<K> keySet() {
        return navigableKeySet();
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return new TreeSet<>(this, true);
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return descendingMap().navigableKeySet();
    }

    @Override
    public K firstKey() {
        return all().firstKey();
    }

    @Override
    public K lastKey() {
        return all().lastKey();
    }

    @Override
    public Map.Entry<K, V> firstEntry() {
        return all().firstEntry();
    }

    @Override
    public Map.Entry<K, V> lastEntry() {
        return all().lastEntry();
    }

    @Override
    public Map.Entry<K, V> pollFirstEntry() {
        return all().pollFirstEntry();
    }

    @Override
    public Map.Entry<K, V> pollLastEntry() {
        return all().pollLastEntry();
    }

    @Override
    public Map.Entry<K, V> lowerEntry(K key) {
        return all().lowerEntry(key);
    }

    @Override
    public K lowerKey(K key) {
        return all().lowerKey(key);
    }

    @Override
    public Map.Entry<K, V> floorEntry(K key) {
        return all().floorEntry(key);
    }

    @Override
    public K floorKey(K key) {
        return all().floorKey(key);
    }

    @Override
    public Map.Entry<K, V> ceilingEntry(K key) {
        return all().ceilingEntry(key);
    }

    @Override
    public K ceilingKey(K key) {
        return all().ceilingKey(key);
    }

    @Override
    public Map.Entry<K, V> higherEntry(K key) {
        return all().higherEntry(key);
    }

    @Override
    public K higherKey(K key) {
        return all().higherKey(key);
    }

    @Override
    public NavigableMap<K, V> descendingMap() {
        return all().descendingMap();
    }

    @Override
    public SortedMap<K, V> subMap(K fromKey, K toKey) {
        return all().subMap(fromKey, true, toKey, false);
    }

    @Override
    public SortedMap<K, V> headMap(K toKey) {
        return all().headMap(toKey, false);
    }

    @Override
    public SortedMap<K, V> tailMap(K fromKey) {
        return all().tailMap(fromKey, true);
    }

    @Override
    public NavigableMap<K, V> subMap(K fromKey, boolean fromInclusive, K toKey,
            boolean toInclusive) {
        return all().subMap(fromKey, fromInclusive, toKey, toInclusive);
    }

    @Override
    public NavigableMap<K, V> headMap(K toKey, boolean inclusive) {
        return all().headMap(toKey, inclusive);
    }

    @Override
    public NavigableMap<K, V> tailMap(K fromKey, boolean inclusive) {
        return all().tailMap(fromKey, inclusive);
    }

    /** As JDK's: the comparator, the size, keys and values in order. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        out.defaultWriteObject();
        out.writeInt(size);
        for (Map.Entry<K, V> e : entrySet()) {
            out.writeObject(e.getKey());
            out.writeObject(e.getValue());
        }
    }

    @SuppressWarnings("unchecked")
    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            K key = (K) in.readObject();
            put(key, (V) in.readObject());
        }
    }
}
