import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambdas and method references through object streams. */
public class SerializableLambdas {
    interface Fun<T, R> extends Function<T, R>, Serializable {
    }

    interface Give<T> extends Supplier<T>, Serializable {
        default Give<T> again() {
            return () -> get();
        }
    }

    static class Point implements Serializable {
        int x = 5;

        Fun<String, Integer> lengthPlusX() {
            return s -> s.length() + x;
        }

        Give<Integer> bound() {
            return this::twice;
        }

        int twice() {
            return x * 2;
        }
    }

    static class Lower extends Point {
        Give<Integer> fromSuper() {
            return super::twice;
        }

        int twice() {
            return 1000;
        }
    }

    static Fun<String, Object> capturesAll(int i, long l, double d, char c, boolean b, int[] a) {
        return s -> s + i + l + d + c + b + a[0];
    }

    static Fun<Integer, Fun<Integer, Integer>> curried() {
        return x -> y -> x * y;
    }

    @SuppressWarnings("unchecked")
    static <T> T copy(T object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes);
        out.writeObject(object);
        out.flush();
        byte[] written = bytes.toByteArray();
        return (T) new ObjectInputStream(new ByteArrayInputStream(written)).readObject();
    }

    static void lambdas() throws Exception {
        int[] array = {9};
        System.out.println(copy(capturesAll(1, 2L, 3.5, 'c', true, array)).apply("s"));
        copy((Runnable & Serializable) () -> System.out.println("run")).run();
        System.out.println(copy(copy(curried()).apply(6)).apply(7));
        Point point = new Point();
        Fun<String, Integer> before = copy(point.lengthPlusX());
        point.x = 100;
        System.out.println(before.apply("ab") + " " + point.lengthPlusX().apply("ab"));
        Give<String> text = () -> "text";
        System.out.println(copy(text.again()).get());
    }

    static void references() throws Exception {
        Fun<String, Integer> unbound = String::length;
        Fun<String, Integer> ofClass = Integer::parseInt;
        Fun<String, StringBuilder> constructor = StringBuilder::new;
        Fun<Integer, int[]> ofArrays = int[]::new;
        Fun<ArrayList<String>, Integer> inherited = ArrayList::hashCode;
        Fun<LinkedHashMap<String, String>, Integer> fromAbove = LinkedHashMap::size;
        System.out.println(copy(unbound).apply("four") + copy(ofClass).apply("44"));
        System.out.println(copy(constructor).apply("made") + "" + copy(ofArrays).apply(3).length);
        System.out.println(copy(inherited).apply(new ArrayList<>()));
        System.out.println(copy(fromAbove).apply(new LinkedHashMap<>()));
        System.out.println(copy(new Point().bound()).get() + " " + copy(new Lower().fromSuper()).get());
        Comparator<String> byLength = (Comparator<String> & Serializable) (a, b) -> a.length() - b.length();
        List<String> sorted = new ArrayList<>(List.of("ccc", "a", "bb"));
        sorted.sort(copy(byLength));
        System.out.println(sorted);
    }

    static void refused() throws Exception {
        try {
            copy((Runnable) () -> { });
        } catch (NotSerializableException e) {
            System.out.println("not serializable");
        }
        Object captured = new Object();
        try {
            copy((Supplier<Object> & Serializable) () -> captured);
        } catch (NotSerializableException e) {
            System.out.println(e.getMessage());
        }
        SerializedLambda foreign = new SerializedLambda(SerializableLambdas.class, "a/B", "m", "()V",
                6, "x/Y", "n", "(I)V", "()V", new Object[] {1, "x"});
        System.out.println(foreign + " " + foreign.getCapturedArg(1));
        try {
            copy(foreign);
        } catch (InvalidObjectException e) {
            System.out.println(e.getMessage() + ": " + e.getCause().getCause());
        }
    }

    public static void main(String[] args) throws Exception {
        lambdas();
        references();
        refused();
    }
}

// expect:
// s123.5ctrue9
// run
// 42
// 7 102
// text
// 48
// made3
// 1
// 0
// 10 10
// [a, bb, ccc]
// not serializable
// java.lang.Object
// SerializedLambda[capturingClass=class SerializableLambdas, functionalInterfaceMethod=a/B.m:()V, implementation=invokeStatic x/Y.n:(I)V, instantiatedMethodType=()V, numCaptured=2] x
// ReflectiveOperationException during deserialization: java.lang.IllegalArgumentException: Invalid lambda deserialization
