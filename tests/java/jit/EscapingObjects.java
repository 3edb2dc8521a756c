// slow-stress: 997
/** Objects that could live in registers, and what happens to them where something goes wrong. */
public class EscapingObjects {
    static final class Point {
        int x;
        int y;
        Point next;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        Point plus(Point o) {
            return new Point(x + o.x, y + o.y);
        }
    }

    static Point escaped;
    static Object lastLock;

    static int sums(int n) {
        Point p = new Point(0, 0);
        for (int i = 0; i < n; i++) {
            p = p.plus(new Point(i, -i)).plus(new Point(1, 1));
        }
        return p.x * 31 + p.y;
    }

    static int thrown(int n, int[] a) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            Point p = new Point(i, 2);
            Point q = new Point(3, i);
            p.next = q;
            q.next = p;
            try {
                p.x += a[i % 9];
                q.y /= a[i % 8] - 3;
                sum += p.next.y + q.next.x;
            } catch (RuntimeException e) {
                // Both are seen here, as they were.
                sum += p.x * 3 + q.y * 5 + (p.next == q && q.next == p ? 7 : 0);
                if (i % 1000 == 0) {
                    escaped = p;
                }
            }
        }
        return sum;
    }

    static int rarely(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            Point p = new Point(i, i + 1);
            Point shared = p;
            if (i == n - 5) {
                escaped = p;
                shared = escaped;
            }
            p.x++;
            sum += shared.x + (shared == p ? 1 : 0);
        }
        return sum + escaped.x;
    }

    static int boxes(int n) {
        Integer sum = 0;
        Long total = 0L;
        int same = 0;
        for (int i = 0; i < n; i++) {
            Integer boxed = i % 300;
            Integer again = i % 300;
            sum += boxed;
            total += sum;
            same += boxed == again ? 1 : 0;
            same += boxed.equals(again) ? 2 : 0;
        }
        return sum + total.intValue() * 31 + (same >= 2 * n ? 1 : 0);
    }

    static int locks(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            Point p = new Point(i, i);
            synchronized (p) {
                p.x += 2;
                if (i % 5000 == 4999) {
                    if (!Thread.holdsLock(p)) {
                        return -1;
                    }
                    lastLock = p;
                }
            }
            sum += p.x;
        }
        return Thread.holdsLock(lastLock) ? -2 : sum;
    }

    static int arrays(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            int[] a = {i, i + 1, i + 2};
            int[] b = a.clone();
            b[i % 3] = 9;
            try {
                sum += a[i % 3] + b[i % (i % 100 == 0 ? 4 : 3)];
            } catch (ArrayIndexOutOfBoundsException e) {
                sum += a[0] + b[2] + b.length;
            }
        }
        return sum;
    }

    static int builders(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            StringBuilder b = new StringBuilder();
            b.append(i).append(',').append(i * 7L);
            sum = sum * 31 + b.length() + b.charAt(b.length() - 1);
        }
        return sum;
    }

    static int iterators(java.util.List<Integer> list, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            for (int x : list) {
                sum += x ^ i;
            }
        }
        return sum;
    }

    static int conditional(int n) {
        int sum = 0;
        Point kept = null;
        for (int i = 0; i < n; i++) {
            Point p = i % 3 == 0 ? new Point(i, 1) : i % 3 == 1 ? kept : new Point(1, i);
            if (p != null) {
                p.y++;
                sum += p.x + p.y;
            }
            if (i % 7 == 0) {
                kept = p;
            }
        }
        return sum;
    }

    public static void main(String[] args) {
        int[] a = {1, 2, 4, 5, 6, 7, 8, 9};
        java.util.List<Integer> list = new java.util.ArrayList<>();
        for (int i = 0; i < 10; i++) {
            list.add(i * 3);
        }
        for (int round = 0; round < 4; round++) {
            System.out.println(sums(20_000) + " " + thrown(10_000, a) + " " + escaped.x + " "
                + escaped.next.y + " " + rarely(20_000) + " " + boxes(20_000) + " " + locks(20_000)
                + " " + arrays(20_000) + " " + builders(3000) + " " + iterators(list, 3000) + " "
                + conditional(20_000));
        }
        a[2] = 3;
        System.out.println(thrown(10_000, a));
    }
}

// expect:
// 1705372704 94232990 8000 8000 200049996 -1123913639 200030000 201515502 -1673263297 44985832 200007146
// 1705372704 94232990 8000 8000 200049996 -1123913639 200030000 201515502 -1673263297 44985832 200007146
// 1705372704 94232990 8000 8000 200049996 -1123913639 200030000 201515502 -1673263297 44985832 200007146
// 1705372704 94232990 8000 8000 200049996 -1123913639 200030000 201515502 -1673263297 44985832 200007146
// 127571048
