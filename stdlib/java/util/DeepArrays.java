package java.util;

/** The deep operations of Arrays on one element each. */
final class DeepArrays {
    private DeepArrays() {
    }

    static boolean equal(Object a, Object b) {
        if (a instanceof Object[] && b instanceof Object[]) {
            return Arrays.deepEquals((Object[]) a, (Object[]) b);
        }
        if (a instanceof boolean[] && b instanceof boolean[]) {
            return Arrays.equals((boolean[]) a, (boolean[]) b);
        }
        if (a instanceof byte[] && b instanceof byte[]) {
            return Arrays.equals((byte[]) a, (byte[]) b);
        }
        if (a instanceof char[] && b instanceof char[]) {
            return Arrays.equals((char[]) a, (char[]) b);
        }
        if (a instanceof short[] && b instanceof short[]) {
            return Arrays.equals((short[]) a, (short[]) b);
        }
        if (a instanceof int[] && b instanceof int[]) {
            return Arrays.equals((int[]) a, (int[]) b);
        }
        if (a instanceof long[] && b instanceof long[]) {
            return Arrays.equals((long[]) a, (long[]) b);
        }
        if (a instanceof float[] && b instanceof float[]) {
            return Arrays.equals((float[]) a, (float[]) b);
        }
        if (a instanceof double[] && b instanceof double[]) {
            return Arrays.equals((double[]) a, (double[]) b);
        }
        return Objects.equals(a, b);
    }

    static int hash(Object a) {
        if (a instanceof Object[]) {
            return Arrays.deepHashCode((Object[]) a);
        }
        if (a instanceof boolean[]) {
            return Arrays.hashCode((boolean[]) a);
        }
        if (a instanceof byte[]) {
            return Arrays.hashCode((byte[]) a);
        }
        if (a instanceof char[]) {
            return Arrays.hashCode((char[]) a);
        }
        if (a instanceof short[]) {
            return Arrays.hashCode((short[]) a);
        }
        if (a instanceof int[]) {
            return Arrays.hashCode((int[]) a);
        }
        if (a instanceof long[]) {
            return Arrays.hashCode((long[]) a);
        }
        if (a instanceof float[]) {
            return Arrays.hashCode((float[]) a);
        }
        if (a instanceof double[]) {
            return Arrays.hashCode((double[]) a);
        }
        return Objects.hashCode(a);
    }

    static String text(Object[] a) {
        StringBuilder sb = new StringBuilder();
        append(sb, a, new ArrayList<>());
        return sb.toString();
    }

    private static void append(StringBuilder sb, Object[] a, List<Object[]> around) {
        around.add(a);
        sb.append('[');
        for (int i = 0; i < a.length; i++) {
            sb.append(i == 0 ? "" : ", ");
            if (!(a[i] instanceof Object[])) {
                sb.append(text(a[i]));
            } else if (isIn(around, a[i])) {
                sb.append("[...]");
            } else {
                append(sb, (Object[]) a[i], around);
            }
        }
        sb.append(']');
        around.remove(around.size() - 1);
    }

    private static boolean isIn(List<Object[]> around, Object a) {
        for (Object[] o : around) {
            if (o == a) {
                return true;
            }
        }
        return false;
    }

    private static String text(Object a) {
        if (a instanceof boolean[]) {
            return Arrays.toString((boolean[]) a);
        }
        if (a instanceof byte[]) {
            return Arrays.toString((byte[]) a);
        }
        if (a instanceof char[]) {
            return Arrays.toString((char[]) a);
        }
        if (a instanceof short[]) {
            return Arrays.toString((short[]) a);
        }
        if (a instanceof int[]) {
            return Arrays.toString((int[]) a);
        }
        if (a instanceof long[]) {
            return Arrays.toString((long[]) a);
        }
        if (a instanceof float[]) {
            return Arrays.toString((float[]) a);
        }
        if (a instanceof double[]) {
            return Arrays.toString((double[]) a);
        }
        return String.valueOf(a);
    }
}
