import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What Class, Method and Constructor tell, in a fixed order. */
@SuppressWarnings({"deprecation", "removal"})
public class ReflectedClasses {
    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Tags.class)
    @interface Tag {
        String value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Tags {
        Tag[] value();
    }

    enum Size { SMALL, LARGE }

    interface Greeter {
        String greet(String name);

        default String twice(String name) {
            return greet(name) + greet(name);
        }
    }

    @Tag("a")
    @Tag("b")
    public static class Sample<T extends Comparable<T>> extends ArrayList<T>
            implements Serializable {
        public int open;
        protected int half;

        @Deprecated
        public Sample(String s, int i) throws IOException, IllegalStateException {
        }

        public Sample() {
        }

        @Deprecated
        public <E extends Exception> Map<String, T> look(List<? super T> list, T... more)
                throws E, IOException {
            return null;
        }

        public static class Inner {
        }

        private interface Hidden {
        }
    }

    static Class<?> local;
    static Class<?> inConstructor;
    static final Runnable ANONYMOUS = new Runnable() {
        @Override
        public void run() {
        }
    };

    ReflectedClasses() {
        class Within {
        }
        inConstructor = Within.class;
    }

    static void makeLocal() {
        class Local {
        }
        local = Local.class;
    }

    static void attempt(String what, Action action) {
        try {
            System.out.println(what + ": " + action.run());
        } catch (Exception e) {
            System.out.println(what + ": " + e);
        }
    }

    interface Action {
        Object run() throws Exception;
    }

    static String[] sorted(Object[] all) {
        String[] names = Arrays.stream(all).map(Object::toString).toArray(String[]::new);
        Arrays.sort(names);
        return names;
    }

    static void kinds() {
        makeLocal();
        new ReflectedClasses();
        Class<?>[] classes = {String.class, int[].class, Sample.Inner.class, local, inConstructor,
            ANONYMOUS.getClass(), Size.class, Greeter.class, long.class};
        for (Class<?> c : classes) {
            System.out.println(c.toString() + " " + c.getCanonicalName() + " "
                    + c.getDeclaringClass() + " " + c.getEnclosingClass() + " "
                    + c.getEnclosingMethod() + " " + c.getEnclosingConstructor() + " "
                    + c.isAnonymousClass() + c.isLocalClass() + c.isMemberClass()
                    + c.isSynthetic());
        }
        System.out.println(Arrays.toString(Size.class.getEnumConstants()) + " "
                + Arrays.toString(String.class.getEnumConstants()));
        Runnable lambda = () -> { };
        System.out.println(lambda.getClass().isSynthetic());
    }

    static void members() {
        System.out.println(String.join("\n", sorted(Sample.class.getClasses())));
        System.out.println(String.join("\n", sorted(Sample.class.getDeclaredClasses())));
        System.out.println(String.join("\n", sorted(Sample.class.getConstructors())));
        System.out.println(String.join("\n", sorted(Sample.class.getDeclaredMethods())));
        System.out.println(Sample.class.getFields()[0] + " " + Sample.class.getFields().length);
        System.out.println(sorted(Greeter.class.getMethods())[0]);
        System.out.println(Sample.class.getGenericSuperclass() + " "
                + Object.class.getGenericSuperclass());
        Tag[] tags = Sample.class.getDeclaredAnnotationsByType(Tag.class);
        System.out.println(tags.length + tags[1].value() + " "
                + Sample.class.getDeclaredAnnotation(Tag.class) + " "
                + Sample.class.getDeclaredAnnotation(Tags.class).value().length);
        Class<? extends List> list = Sample.class.asSubclass(List.class);
        System.out.println(list.getSimpleName());
        attempt("asSubclass", () -> Sample.class.asSubclass(Map.class));
        attempt("newInstance", () -> Sample.class.newInstance());
        attempt("newInstance", () -> Size.class.newInstance());
        attempt("newInstance", () -> Number.class.newInstance());
        System.out.println(Sample.class.getSigners() + " "
                + (Sample.class.getProtectionDomain() != null));
    }

    static void methods() throws Exception {
        Method look = Sample.class.getMethod("look", List.class, Comparable[].class);
        System.out.println(look.toString());
        System.out.println(look.getDeclaringClass() + " " + look.isDefault() + look.isSynthetic()
                + look.isVarArgs() + " " + Arrays.toString(look.getExceptionTypes()));
        System.out.println(Arrays.toString(look.getGenericExceptionTypes()) + " "
                + look.getGenericReturnType() + " " + look.getParameterTypes().length);
        TypeVariable<Method> e = look.getTypeParameters()[0];
        System.out.println(e.getName() + " " + Arrays.toString(e.getBounds()) + " "
                + (look.hashCode() == Sample.class.getMethod("look", List.class,
                        Comparable[].class).hashCode()));
        System.out.println(Arrays.toString(look.getDeclaredAnnotations()));
        System.out.println(Greeter.class.getMethod("twice", String.class).isDefault());
        Method makeLocal = ReflectedClasses.class.getDeclaredMethod("makeLocal");
        makeLocal.setAccessible(true);
        System.out.println(makeLocal.invoke(null));
    }

    static void constructors() throws Exception {
        Constructor<?> made = Sample.class.getConstructor(String.class, int.class);
        made.setAccessible(true);
        System.out.println(made.getName() + " " + Modifier.toString(made.getModifiers()) + " "
                + made.getDeclaringClass() + Arrays.toString(made.getExceptionTypes()) + " "
                + made.getDeclaredAnnotations().length);
        for (Executable each : new Executable[] {made, Object.class.getMethod("wait", long.class)}) {
            System.out.println(each.getName() + " " + each.getDeclaringClass() + " "
                    + Arrays.toString(each.getParameterTypes()));
        }
        InvocationHandler shout = (proxy, method, args) -> "HI " + args[0] + "! ";
        Class<?> type = Proxy.getProxyClass(Greeter.class.getClassLoader(), Greeter.class);
        Greeter greeter = (Greeter) type.getConstructor(InvocationHandler.class)
                .newInstance(shout);
        System.out.println(greeter.greet("Bo") + Proxy.isProxyClass(type));
        try (InputStream in = ReflectedClasses.class.getResourceAsStream("Nothing.txt")) {
            System.out.println(in);
        }
        try (InputStream in =
                ReflectedClasses.class.getResourceAsStream("ReflectedClasses.class")) {
            System.out.println(Integer.toHexString(in.read()) + Integer.toHexString(in.read()));
        }
    }

    static void packages() {
        Package lang = Package.getPackage("java.util");
        System.out.println(lang.toString() + " " + lang.getAnnotations().length
                + lang.getDeclaredAnnotations().length);
        List<String> names = new ArrayList<>();
        for (Package p : Package.getPackages()) {
            names.add(p.getName());
        }
        System.out.println(names.contains("java.lang") + " " + names.contains("no.such"));
    }

    public static void main(String[] args) throws Exception {
        kinds();
        members();
        methods();
        constructors();
        packages();
    }
}

// expect:
// class java.lang.String java.lang.String null null null null falsefalsefalsefalse
// class [I int[] null null null null falsefalsefalsefalse
// class ReflectedClasses$Sample$Inner ReflectedClasses.Sample.Inner class ReflectedClasses$Sample class ReflectedClasses$Sample null null falsefalsetruefalse
// class ReflectedClasses$1Local null null class ReflectedClasses static void ReflectedClasses.makeLocal() null falsetruefalsefalse
// class ReflectedClasses$1Within null null class ReflectedClasses null ReflectedClasses() falsetruefalsefalse
// class ReflectedClasses$1 null null class ReflectedClasses null null truefalsefalsefalse
// class ReflectedClasses$Size ReflectedClasses.Size class ReflectedClasses class ReflectedClasses null null falsefalsetruefalse
// interface ReflectedClasses$Greeter ReflectedClasses.Greeter class ReflectedClasses class ReflectedClasses null null falsefalsetruefalse
// long long null null null null falsefalsefalsefalse
// [SMALL, LARGE] null
// true
// class ReflectedClasses$Sample$Inner
// class ReflectedClasses$Sample$Inner
// interface ReflectedClasses$Sample$Hidden
// public ReflectedClasses$Sample()
// public ReflectedClasses$Sample(java.lang.String,int) throws java.io.IOException,java.lang.IllegalStateException
// public java.util.Map ReflectedClasses$Sample.look(java.util.List,java.lang.Comparable[]) throws java.lang.Exception,java.io.IOException
// public int ReflectedClasses$Sample.open 1
// public abstract java.lang.String ReflectedClasses$Greeter.greet(java.lang.String)
// java.util.ArrayList<T> null
// 2b null 2
// Sample
// asSubclass: java.lang.ClassCastException: class ReflectedClasses$Sample
// newInstance: []
// newInstance: java.lang.InstantiationException: ReflectedClasses$Size
// newInstance: java.lang.InstantiationException
// null true
// public java.util.Map ReflectedClasses$Sample.look(java.util.List,java.lang.Comparable[]) throws java.lang.Exception,java.io.IOException
// class ReflectedClasses$Sample falsefalsetrue [class java.lang.Exception, class java.io.IOException]
// [E, class java.io.IOException] java.util.Map<java.lang.String, T> 2
// E [class java.lang.Exception] true
// [@java.lang.Deprecated(forRemoval=false, since="")]
// true
// null
// ReflectedClasses$Sample public class ReflectedClasses$Sample[class java.io.IOException, class java.lang.IllegalStateException] 1
// ReflectedClasses$Sample class ReflectedClasses$Sample [class java.lang.String, int]
// wait class java.lang.Object [long]
// HI Bo! true
// null
// cafe
// package java.util 00
// true false
