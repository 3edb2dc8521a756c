package pvm.internal;

import java.lang.annotation.Annotation;
import java.lang.annotation.IncompleteAnnotationException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;

/** What stands behind an annotation object: its type and the values of its elements. */
final class AnnotationHandler implements InvocationHandler {
    private final Class<?> type;
    private final Map<String, Object> values;

    AnnotationHandler(Class<?> type, Map<String, Object> values) {
        this.type = type;
        this.values = values;
    }

    Map<String, Object> values() {
        return values;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object invoke(Object proxy, Method method, Object[] args) {
        String name = method.getName();
        if (args != null && args.length == 1) {
            return isEqual(proxy, args[0]);
        }
        switch (name) {
            case "toString":
                return describe();
            case "hashCode":
                return hash();
            case "annotationType":
                return type;
            default:
                break;
        }
        Object value = values.get(name);
        if (value == null) {
            throw new IncompleteAnnotationException((Class<? extends Annotation>) type, name);
        }
        if (value instanceof AnnotationValues.Failure) {
            throw ((AnnotationValues.Failure) value).exception;
        }
        return value.getClass().isArray() ? copy(value) : value;
    }

    private static Object copy(Object array) {
        int n = Array.getLength(array);
        Object result = Array.newInstance(array.getClass().getComponentType(), n);
        System.arraycopy(array, 0, result, 0, n);
        return result;
    }

    private Object isEqual(Object proxy, Object other) {
        if (proxy == other) {
            return true;
        }
        if (!type.isInstance(other)) {
            return false;
        }
        try {
            for (Method m : Members.methods(type)) {
                Members.open(m);
                Object mine = values.get(m.getName());
                if (mine != null && !same(mine, m.invoke(other))) {
                    return false;
                }
            }
        } catch (ReflectiveOperationException e) {
            return false;
        }
        return true;
    }

    private static boolean same(Object a, Object b) {
        if (!a.getClass().isArray() || b == null || a.getClass() != b.getClass()) {
            return a.equals(b);
        }
        int n = Array.getLength(a);
        boolean same = n == Array.getLength(b);
        for (int i = 0; same && i < n; i++) {
            same = Array.get(a, i).equals(Array.get(b, i));
        }
        return same;
    }

    /** The sum over the elements of (127 * name's hash) ^ value's hash (API of Annotation). */
    private int hash() {
        int sum = 0;
        for (Map.Entry<String, Object> e : values.entrySet()) {
            sum += 127 * e.getKey().hashCode() ^ hash(e.getValue());
        }
        return sum;
    }

    private static int hash(Object value) {
        if (!value.getClass().isArray()) {
            return value.hashCode();
        }
        int h = 1;
        for (int i = 0; i < Array.getLength(value); i++) {
            h = 31 * h + Array.get(value, i).hashCode();
        }
        return h;
    }

    private String describe() {
        StringBuilder sb = new StringBuilder("@").append(type.getName()).append('(');
        boolean alone = values.size() == 1 && values.containsKey("value");
        String separator = "";
        for (Map.Entry<String, Object> e : values.entrySet()) {
            sb.append(separator);
            separator = ", ";
            if (!alone) {
                sb.append(e.getKey()).append('=');
            }
            append(sb, e.getValue());
        }
        return sb.append(')').toString();
    }

    private static void append(StringBuilder sb, Object value) {
        if (value.getClass().isArray()) {
            sb.append('{');
            for (int i = 0; i < Array.getLength(value); i++) {
                sb.append(i == 0 ? "" : ", ");
                append(sb, Array.get(value, i));
            }
            sb.append('}');
        } else if (value instanceof Class) {
            String name = ((Class<?>) value).getCanonicalName();
            sb.append(name == null ? ((Class<?>) value).getName() : name).append(".class");
        } else if (value instanceof String) {
            sb.append('"');
            for (char c : ((String) value).toCharArray()) {
                quote(sb, c);
            }
            sb.append('"');
        } else if (value instanceof Character) {
            sb.append('\'');
            quote(sb, (Character) value);
            sb.append('\'');
        } else {
            appendSimple(sb, value);
        }
    }

    private static void appendSimple(StringBuilder sb, Object value) {
        if (value instanceof Byte) {
            String hex = Integer.toHexString((Byte) value & 0xff);
            sb.append("(byte)0x").append(hex.length() == 1 ? "0" : "").append(hex);
        } else if (value instanceof Long) {
            sb.append(value).append('L');
        } else if (value instanceof Float) {
            appendFloating(sb, (Float) value, "f", value.toString());
        } else if (value instanceof Double) {
            appendFloating(sb, (Double) value, "", value.toString());
        } else if (value instanceof Enum) {
            sb.append(((Enum<?>) value).name());
        } else if (value instanceof AnnotationValues.Failure) {
            sb.append("/* ").append(((AnnotationValues.Failure) value).exception).append(" */");
        } else {
            sb.append(value);
        }
    }

    private static void appendFloating(StringBuilder sb, double d, String suffix, String text) {
        if (Double.isInfinite(d)) {
            sb.append(d < 0 ? "-1.0" : "1.0").append(suffix).append("/0.0").append(suffix);
        } else if (Double.isNaN(d)) {
            sb.append("0.0").append(suffix).append("/0.0").append(suffix);
        } else {
            sb.append(text).append(suffix);
        }
    }

    private static void quote(StringBuilder sb, char c) {
        switch (c) {
            case '"':
                sb.append("\\\"");
                break;
            case '\'':
                sb.append("\\'");
                break;
            case '\\':
                sb.append("\\\\");
                break;
            case '\n':
                sb.append("\\n");
                break;
            case '\r':
                sb.append("\\r");
                break;
            case '\t':
                sb.append("\\t");
                break;
            case '\b':
                sb.append("\\b");
                break;
            case '\f':
                sb.append("\\f");
                break;
            default:
                sb.append(c);
                break;
        }
    }
}
