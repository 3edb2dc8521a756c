import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Annotations at run time: every kind of value, defaults, inheritance, containers, equality. */
public class Annotations {
    enum Level { LOW, HIGH }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {
        int value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface All {
        boolean z() default true;
        byte b() default -3;
        char c() default '\'';
        short s() default 4;
        int i() default 5;
        long j() default 6;
        float f() default 1.5f;
        double d() default 1e100;
        String text() default "a\"b\\\n";
        Class<?> type() default String[].class;
        Level level() default Level.HIGH;
        Inner inner() default @Inner(9);
        int[] ints() default {};
        Class<?>[] types() default {int.class, Annotations.class};
        Level[] levels() default {Level.LOW, Level.HIGH};
        String[] texts() default "one";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
    @Repeatable(Tags.class)
    @interface Tag {
        String value() default "none";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
    @interface Tags {
        Tag[] value();
    }

    @Retention(RetentionPolicy.CLASS)
    @interface Unseen {
    }

    @All(i = 50, ints = {1, 2, 3}, text = "given")
    @Unseen
    static class Base {
    }

    @Tag("one")
    @Tag("two")
    static class Derived extends Base {
        @Tag
        int field;

        @Tag("m")
        @Deprecated(since = "3", forRemoval = true)
        void method(int plain, @Tag("p") String marked) {
        }
    }

    @All
    static class Plain {
    }

    public static void main(String[] args) throws Exception {
        All all = Base.class.getAnnotation(All.class);
        System.out.println(all.z() + " " + all.b() + " " + all.c() + " " + all.s() + " " + all.i() + " " + all.j()
                + " " + all.f() + " " + all.d() + " " + all.text() + " " + all.type() + " " + all.level() + " "
                + all.inner() + " " + Arrays.toString(all.ints()) + Arrays.toString(all.types())
                + Arrays.toString(all.levels()) + Arrays.toString(all.texts()));
        System.out.println(all.annotationType() + " " + (all instanceof Annotation));
        all.ints()[0] = 100;
        System.out.println(all.ints()[0]);
        System.out.println(all.equals(Derived.class.getAnnotation(All.class)) + " "
                + all.equals(Plain.class.getAnnotation(All.class)) + " " + all.equals(null));
        Inner inner = all.inner();
        System.out.println(inner.hashCode() == (127 * "value".hashCode() ^ 9));
        System.out.println(Base.class.getAnnotations().length + " " + Derived.class.getAnnotations().length + " "
                + Derived.class.getDeclaredAnnotations().length);
        System.out.println(Derived.class.getAnnotation(Tag.class) + " " + Derived.class.getAnnotation(Tags.class));
        System.out.println(Arrays.toString(Derived.class.getAnnotationsByType(Tag.class)));
        System.out.println(Arrays.toString(Derived.class.getDeclaredField("field").getAnnotations()));
        Method method = Derived.class.getDeclaredMethod("method", int.class, String.class);
        System.out.println(method.isAnnotationPresent(Deprecated.class) + " " + method.isAnnotationPresent(All.class)
                + " " + method.getAnnotation(Deprecated.class).since() + " " + Arrays.toString(
                method.getAnnotationsByType(Tag.class)));
        System.out.println(Arrays.deepToString(method.getParameterAnnotations()));
        System.out.println(method.getParameters()[1].getAnnotation(Tag.class).value());
        System.out.println(All.class.getDeclaredMethod("level").getDefaultValue() + " "
                + Inner.class.getDeclaredMethod("value").getDefaultValue());
        System.out.println(All.class.isAnnotation() + " " + Arrays.toString(Tag.class.getAnnotation(Target.class)
                .value()));
        System.out.println(Plain.class.getAnnotation(All.class) == Plain.class.getAnnotation(All.class));
    }
}

// expect:
// true -3 ' 4 50 6 1.5 1.0E100 given class [Ljava.lang.String; HIGH @Annotations$Inner(9) [1, 2, 3][int, class Annotations][LOW, HIGH][one]
// interface Annotations$All true
// 1
// true false false
// true
// 1 2 1
// null @Annotations$Tags({@Annotations$Tag("one"), @Annotations$Tag("two")})
// [@Annotations$Tag("one"), @Annotations$Tag("two")]
// [@Annotations$Tag("none")]
// true false 3 [@Annotations$Tag("m")]
// [[], [@Annotations$Tag("p")]]
// p
// HIGH null
// true [TYPE, METHOD, FIELD, PARAMETER]
// true
