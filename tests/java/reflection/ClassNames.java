import java.util.ArrayList;

/** getName, getSimpleName and properties of all kinds of classes. */
public class ClassNames {
    interface Face {}

    enum Kind { ONE }

    record Rec(int x) {}

    @interface Note {}

    class Inner {
        class Deep {}
    }

    public static void main(String[] args) {
        Class<?>[] all = {int.class, void.class, double.class, int[].class, long[][].class, String.class,
            String[].class, ClassNames.class, Inner.class, Inner.Deep.class, Face.class, Face[].class, Kind.class,
            Rec.class, Note.class, ArrayList.class, Runnable.class, Object.class, Integer.class};
        for (Class<?> c : all) {
            System.out.println(c.getName() + " " + c.getSimpleName() + " " + c + " " + c.isInterface() + c.isArray()
                + c.isPrimitive() + c.isEnum() + c.isAnnotation() + c.isRecord() + " " + c.getSuperclass() + " "
                + c.getComponentType() + " " + c.getInterfaces().length);
        }
        Object anonymous = new Object() {};
        System.out.println(anonymous.getClass().getName() + " [" + anonymous.getClass().getSimpleName() + "]");
        System.out.println(Integer.TYPE == int.class);
        System.out.println(new int[0].getClass() == int[].class);
        System.out.println(Kind.ONE.getClass().getSuperclass().getName());
    }
}

// expect:
// int int int falsefalsetruefalsefalsefalse null null 0
// void void void falsefalsetruefalsefalsefalse null null 0
// double double double falsefalsetruefalsefalsefalse null null 0
// [I int[] class [I falsetruefalsefalsefalsefalse class java.lang.Object int 2
// [[J long[][] class [[J falsetruefalsefalsefalsefalse class java.lang.Object class [J 2
// java.lang.String String class java.lang.String falsefalsefalsefalsefalsefalse class java.lang.Object null 5
// [Ljava.lang.String; String[] class [Ljava.lang.String; falsetruefalsefalsefalsefalse class java.lang.Object class java.lang.String 2
// ClassNames ClassNames class ClassNames falsefalsefalsefalsefalsefalse class java.lang.Object null 0
// ClassNames$Inner Inner class ClassNames$Inner falsefalsefalsefalsefalsefalse class java.lang.Object null 0
// ClassNames$Inner$Deep Deep class ClassNames$Inner$Deep falsefalsefalsefalsefalsefalse class java.lang.Object null 0
// ClassNames$Face Face interface ClassNames$Face truefalsefalsefalsefalsefalse null null 0
// [LClassNames$Face; Face[] class [LClassNames$Face; falsetruefalsefalsefalsefalse class java.lang.Object interface ClassNames$Face 2
// ClassNames$Kind Kind class ClassNames$Kind falsefalsefalsetruefalsefalse class java.lang.Enum null 0
// ClassNames$Rec Rec class ClassNames$Rec falsefalsefalsefalsefalsetrue class java.lang.Record null 0
// ClassNames$Note Note interface ClassNames$Note truefalsefalsefalsetruefalse null null 1
// java.util.ArrayList ArrayList class java.util.ArrayList falsefalsefalsefalsefalsefalse class java.util.AbstractList null 4
// java.lang.Runnable Runnable interface java.lang.Runnable truefalsefalsefalsefalsefalse null null 0
// java.lang.Object Object class java.lang.Object falsefalsefalsefalsefalsefalse null null 0
// java.lang.Integer Integer class java.lang.Integer falsefalsefalsefalsefalsefalse class java.lang.Number null 3
// ClassNames$1 []
// true
// true
// java.lang.Enum
