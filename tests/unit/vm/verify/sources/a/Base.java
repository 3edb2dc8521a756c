package a;

public abstract class Base implements Cloneable, Comparable<Base> {
    protected int count;
    protected static long total;
    protected double weight = 1.5;
    public final String name;

    protected Base(String name) {
        this.name = name;
    }

    protected Base self() {
        return this;
    }

    protected static int twice(int x) {
        return 2 * x;
    }

    protected abstract long measure(int[] values, long start);

    public int compareTo(Base other) {
        return name.compareTo(other.name);
    }

    public interface Visitor {
        int LIMIT = 10;

        Object visit(Base base, long depth);
    }
}
