/** What initialises a class (JVMS 5.5) and what does not. */
public class LazyTriggers {
    static void log(String s) {
        System.out.println(s);
    }

    static class ByNew { static { log("init ByNew"); } }

    static class ByCall { static { log("init ByCall"); } static void call() { log("called"); } }

    static class ByRead { static { log("init ByRead"); } static int x = 5; }

    static class ByWrite { static { log("init ByWrite"); } static int x; }

    static class Constant {
        static { log("init Constant"); }
        static final int INT = 7;
        static final String TEXT = "text";
        static final Integer BOXED = 8;
    }

    static class Parent { static { log("init Parent"); } static int inherited = 3; static void m() {} }

    static class Child extends Parent { static { log("init Child"); } }

    static class InArray { static { log("init InArray"); } }

    static class Literal { static { log("init Literal"); } }

    static class Tested { static { log("init Tested"); } }

    static class Named { static { log("init Named"); } }

    static class NotInitialised { static { log("init NotInitialised"); } }

    static class ByLambda { static { log("init ByLambda"); } static void run() { log("lambda ran"); } }

    public static void main(String[] args) throws Exception {
        log("start");
        ByNew none = null;
        log("declared");
        new ByNew();
        ByCall.call();
        log("" + ByRead.x);
        ByWrite.x = 1;
        log(Constant.INT + Constant.TEXT);
        log("constants did not");
        log("" + Constant.BOXED);
        log("" + Child.inherited);
        Child.m();
        log("child not yet");
        new Child();
        log("" + new InArray[3].length + InArray[].class.getName());
        new InArray();
        log(Literal.class.getName());
        log("" + ((Object) "x" instanceof Tested));
        Class.forName("LazyTriggers$Named");
        Class.forName("LazyTriggers$NotInitialised", false, LazyTriggers.class.getClassLoader());
        log("loaded only");
        Runnable r = ByLambda::run;
        log("method reference made");
        r.run();
    }
}

// expect:
// start
// declared
// init ByNew
// init ByCall
// called
// init ByRead
// 5
// init ByWrite
// 7text
// constants did not
// init Constant
// 8
// init Parent
// 3
// child not yet
// init Child
// 3[LLazyTriggers$InArray;
// init InArray
// LazyTriggers$Literal
// false
// init Named
// loaded only
// method reference made
// init ByLambda
// lambda ran
