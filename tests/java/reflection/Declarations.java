import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What classes declare: records, sealed classes, nests, generic types and their texts. */
public class Declarations {
    record Pair<A extends Comparable<A>, B>(A first, List<? super B>[] second) {
    }

    sealed interface Shape permits Circle, Square {
    }

    record Circle(double radius) implements Shape {
    }

    record Square(double side) implements Shape {
    }

    abstract static class Generic<T extends Number & Comparable<? super T>> implements Comparator<T> {
        protected transient volatile Map<String, ? extends List<T[]>> map;
        static final int CONSTANT = 1;

        <E extends Exception> Generic(T value, E... rest) throws E, java.io.IOException {
        }

        public synchronized <K, V extends K> V convert(K key, Map.Entry<K, V> entry, int... rest) {
            return null;
        }

        abstract T[][] arrays(List<?> any);
    }

    static void show(Class<?> c) {
        System.out.println(c.toGenericString() + " " + c.isSealed() + c.isRecord() + " "
                + Arrays.toString(c.getPermittedSubclasses()));
    }

    public static void main(String[] args) throws Exception {
        Class<?>[] classes = {Pair.class, Shape.class, Circle.class, Generic.class, int.class, int[][].class,
            List[].class, Thread.State.class, Override.class, Map.Entry.class};
        for (Class<?> c : classes) {
            show(c);
        }
        for (RecordComponent component : Pair.class.getRecordComponents()) {
            System.out.println(component + " | " + component.getGenericType() + " | " + component.getAccessor() + " | "
                    + component.getGenericSignature());
        }
        System.out.println(Arrays.toString(Generic.class.getRecordComponents()));
        Circle circle = new Circle(2.5);
        System.out.println(Circle.class.getRecordComponents()[0].getAccessor().invoke(circle));
        System.out.println(Shape.class.getNestHost() + " " + Declarations.class.getNestMembers().length);
        generics();
        System.out.println(String.class.getModule() + " " + Declarations.class.getModule().isNamed() + " "
                + String.class.getPackage() + " " + Declarations.class.getPackage().getName().isEmpty());
    }

    static void generics() throws Exception {
        Field field = Generic.class.getDeclaredField("map");
        System.out.println(field + "\n" + field.toGenericString());
        System.out.println(Generic.class.getDeclaredField("CONSTANT").toGenericString());
        Constructor<?> constructor = Generic.class.getDeclaredConstructors()[0];
        System.out.println(constructor + "\n" + constructor.toGenericString());
        Method method = Generic.class.getMethod("convert", Object.class, Map.Entry.class, int[].class);
        System.out.println(method + "\n" + method.toGenericString());
        System.out.println(Arrays.toString(method.getParameters()));
        System.out.println(Generic.class.getDeclaredMethod("arrays", List.class).toGenericString());
        System.out.println(Arrays.toString(Generic.class.getGenericInterfaces()));
        TypeVariable<?> variable = Generic.class.getTypeParameters()[0];
        System.out.println(variable + " " + Arrays.toString(variable.getBounds()) + " "
                + variable.getGenericDeclaration());
        Type type = field.getGenericType();
        ParameterizedType parameterized = (ParameterizedType) type;
        System.out.println(parameterized.getRawType() + " " + parameterized.getOwnerType() + " "
                + parameterized.equals(Generic.class.getDeclaredField("map").getGenericType()));
        Type entry = method.getGenericParameterTypes()[1];
        System.out.println(entry + " " + ((ParameterizedType) entry).getOwnerType());
        System.out.println(Comparator.class.getMethod("compare", Object.class, Object.class).toGenericString());
    }
}

// expect:
// static final record Declarations$Pair<A extends java.lang.Comparable<A>,B> falsetrue null
// abstract static interface Declarations$Shape truefalse [class Declarations$Circle, class Declarations$Square]
// static final record Declarations$Circle falsetrue null
// abstract static class Declarations$Generic<T extends java.lang.Number & java.lang.Comparable<? super T>> falsefalse null
// int falsefalse null
// int[][] falsefalse null
// java.util.List<E>[] falsefalse null
// public static final enum java.lang.Thread$State falsefalse null
// public abstract @interface java.lang.Override falsefalse null
// public abstract static interface java.util.Map$Entry<K,V> falsefalse null
// java.lang.Comparable first | A | public java.lang.Comparable Declarations$Pair.first() | TA;
// java.util.List[] second | java.util.List<? super B>[] | public java.util.List[] Declarations$Pair.second() | [Ljava/util/List<-TB;>;
// null
// 2.5
// class Declarations 6
// protected transient volatile java.util.Map Declarations$Generic.map
// protected transient volatile java.util.Map<java.lang.String, ? extends java.util.List<T[]>> Declarations$Generic.map
// static final int Declarations$Generic.CONSTANT
// Declarations$Generic(java.lang.Number,java.lang.Exception[]) throws java.lang.Exception,java.io.IOException
// <E extends java.lang.Exception> Declarations$Generic(T,E...) throws E,java.io.IOException
// public synchronized java.lang.Object Declarations$Generic.convert(java.lang.Object,java.util.Map$Entry,int[])
// public synchronized <K,V extends K> V Declarations$Generic.convert(K,java.util.Map$Entry<K, V>,int...)
// [K arg0, java.util.Map$Entry<K, V> arg1, int... arg2]
// abstract T[][] Declarations$Generic.arrays(java.util.List<?>)
// [java.util.Comparator<T>]
// T [class java.lang.Number, java.lang.Comparable<? super T>] class Declarations$Generic
// interface java.util.Map null true
// java.util.Map$Entry<K, V> interface java.util.Map
// public abstract int java.util.Comparator.compare(T,T)
// module java.base false package java.lang true
