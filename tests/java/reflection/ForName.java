/** Class.forName: classes, arrays, missing ones, identity with literals. */
public class ForName {
    static class Nested {
        static {
            System.out.println("initialised");
        }
    }

    static void load(String name) {
        try {
            System.out.println(Class.forName(name));
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) throws Exception {
        load("java.lang.String");
        load("ForName");
        load("ForName$Nested");
        load("ForName.Nested");
        load("[I");
        load("[[Ljava.lang.String;");
        load("[LForName$Nested;");
        load("int");
        load("no.such.Thing");
        load("java/lang/String");
        load("");
        load("[Ljava.lang.String");
        load("[Q");
        System.out.println(Class.forName("ForName") == ForName.class);
        System.out.println(String.class.getClassLoader() == null);
        System.out.println(ForName.class.getClassLoader() != null);
    }
}

// expect:
// class java.lang.String
// class ForName
// initialised
// class ForName$Nested
// java.lang.ClassNotFoundException: ForName.Nested
// class [I
// class [[Ljava.lang.String;
// class [LForName$Nested;
// java.lang.ClassNotFoundException: int
// java.lang.ClassNotFoundException: no.such.Thing
// java.lang.ClassNotFoundException: java/lang/String
// java.lang.ClassNotFoundException:
// java.lang.ClassNotFoundException: [Ljava/lang/String
// java.lang.ClassNotFoundException: [Q
// true
// true
// true
