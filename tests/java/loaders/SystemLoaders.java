import java.lang.reflect.Method;

/** The loaders that are there from the start, and which classes have which. */
public class SystemLoaders {
    static final class Own extends ClassLoader {
        Own(String name, ClassLoader parent) {
            super(name, parent);
        }

        Own() {
        }
    }

    static String show(ClassLoader loader) {
        return loader == null ? "null" : loader.getName();
    }

    public static void main(String[] args) throws Exception {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        System.out.println(show(system) + " " + show(platform));
        System.out.println(system == ClassLoader.getSystemClassLoader());
        System.out.println(platform == ClassLoader.getPlatformClassLoader());
        System.out.println(system.getParent() == platform);
        System.out.println(platform.getParent());
        System.out.println(SystemLoaders.class.getClassLoader() == system);
        System.out.println(Thread.currentThread().getContextClassLoader() == system);
        System.out.println(new Own().getParent() == system);
        System.out.println(show(new Own("mine", null)) + " " + new Own("x", null).getParent());
        Class<?>[] classes = {String.class, int.class, int[].class, String[][].class, void.class,
            SystemLoaders.class, SystemLoaders[].class, Own[][].class, Runnable.class};
        for (Class<?> c : classes) {
            System.out.println(c + ": " + show(c.getClassLoader()));
        }
        Runnable lambda = () -> { };
        System.out.println(lambda.getClass().getClassLoader() == system);
        System.out.println(new Object() { }.getClass().getClassLoader() == system);
        System.out.println(system.loadClass("java.lang.String") == String.class);
        System.out.println(platform.loadClass("java.util.List") == java.util.List.class);
        try {
            platform.loadClass("SystemLoaders");
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
        System.out.println(system.getUnnamedModule() == SystemLoaders.class.getModule());
        System.out.println(system.getUnnamedModule() == platform.getUnnamedModule());
        System.out.println(new Own().getUnnamedModule().getClassLoader().getClass());
        System.out.println(system.isRegisteredAsParallelCapable() + " "
                + platform.isRegisteredAsParallelCapable() + " "
                + new Own().isRegisteredAsParallelCapable());
        System.out.println(ClassBytes.plain(new Own("named", null)) + " "
                + ClassBytes.plain(new Own()));
        Method m = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        System.out.println(m);
        System.out.println(ClassLoader.getSystemResource("SystemLoaders.class") != null);
        System.out.println(ClassLoader.getSystemResourceAsStream("no.such"));
        System.out.println(SystemLoaders.class.getModule().isNamed() + " "
                + String.class.getModule());
    }
}

// expect:
// app platform
// true
// true
// true
// null
// true
// true
// true
// mine null
// class java.lang.String: null
// int: null
// class [I: null
// class [[Ljava.lang.String;: null
// void: null
// class SystemLoaders: app
// class [LSystemLoaders;: app
// class [[LSystemLoaders$Own;: app
// interface java.lang.Runnable: null
// true
// true
// true
// true
// java.lang.ClassNotFoundException: SystemLoaders
// true
// false
// class SystemLoaders$Own
// true true false
// SystemLoaders$Own@ID SystemLoaders$Own@ID
// protected final java.lang.Class java.lang.ClassLoader.findLoadedClass(java.lang.String)
// true
// null
// false module java.base
