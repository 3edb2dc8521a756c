package b;

import a.Base;

public class Derived extends Base implements Base.Visitor {
    private int[][] grid = new int[3][4];
    private Object[] items = {"a", 1, 2L, 3.0f, 4.0, 'c', null};
    private long stamp;
    private static volatile Derived last;
    private final byte[] bytes;

    public Derived() {
        this("derived", new byte[] {1, 2, 3});
    }

    public Derived(String name, byte... bytes) {
        super(name == null ? "none" : name.trim());
        this.bytes = bytes;
        count = bytes.length;
        last = this;
    }

    public Object visit(Base base, long depth) {
        if (base == this || depth > LIMIT) {
            return null;
        }
        Derived other = base instanceof Derived ? (Derived) base : this;
        other.count += (int) depth;
        total += other.stamp++;
        other.weight *= depth;
        return other.self().equals(self()) ? other.bytes.clone() : other.items.clone();
    }

    public long sum(long[] values, int from) {
        long result = 0;
        for (int i = from; i < values.length; i++) {
            result += values[i] << (i & 3) ^ result >>> 7;
        }
        return result;
    }

    public double average(double[] values, float bias) {
        double sum = -0.0;
        for (double value : values) {
            sum += value > bias ? value % 3.5 : -value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    public int choose(int x) {
        switch (x) {
            case 1: case 2: case 3:
                return twice(x);
            case 7:
                x += 1000;
                break;
            default:
                x = ~x;
        }
        switch (x * 31) {
            case -500: return 1;
            case 4000: return 2;
            case 1 << 30: return 3;
        }
        return x;
    }

    public String guarded(Object lock, String text) throws Exception {
        StringBuilder out = new StringBuilder();
        try {
            synchronized (lock) {
                for (String part : text.split(",")) {
                    try {
                        out.append(Integer.parseInt(part)).append(' ');
                    } catch (NumberFormatException e) {
                        if (part.isEmpty()) {
                            continue;
                        }
                        out.append(e.getMessage());
                    } finally {
                        count++;
                    }
                }
            }
        } catch (RuntimeException e) {
            throw new Exception("failed: " + text, e);
        } finally {
            out.append(lock);
        }
        return out.toString();
    }

    public Object merge(int kind, Integer boxed, String text) {
        Object value;
        Number number = kind > 3 ? boxed : (Number) Long.valueOf(kind);
        Comparable<?> comparable = kind > 4 ? text : boxed;
        CharSequence[] texts = kind == 2 ? new String[] {text} : new StringBuilder[1];
        if (kind == 0) {
            value = new Object[] {number, comparable};
        } else if (kind == 1) {
            value = new long[kind];
        } else {
            value = texts[0];
        }
        return value == null ? number.intValue() : value;
    }

    public char[] convert(int i, long l, float f, double d, short[] shorts, boolean[] flags) {
        char[] out = new char[(int) (l + (long) f + (long) d)];
        byte b = (byte) i;
        short s = (short) (b + i);
        out[0] = (char) s;
        out[1] += (char) l2i(l);
        shorts[b] |= s;
        flags[i] = f > d | l == i && !flags[0];
        grid[i] = new int[i];
        grid[1][2]++;
        i = (int) (f = i);
        l = (long) (d = l);
        return flags[1] ? out : null;
    }

    private int l2i(long l) {
        return (int) (l ^ l >>> 32);
    }

    protected long measure(int[] values, long start) {
        long n = start;
        int i = 0;
        do {
            n = n * values[i] - n / (i + 1L);
            i += 3;
        } while (i < values.length && n != 0);
        return i > 300 ? n : super.hashCode();
    }

    static Derived last() {
        Derived d = last;
        return d != null ? d : new Derived("fresh", (byte) 1);
    }

    class Inner {
        final Derived outer = Derived.this;
        Inner next;

        Inner(Inner next) {
            super();
            this.next = next;
        }

        int depth() {
            int depth = 0;
            for (Inner inner = this; inner != null; inner = inner.next) {
                depth += inner.outer.count;
            }
            return depth;
        }
    }
}
