/** Interfaces are initialised for their own fields, or for a class when they have default methods. */
public class Interfaces {
    static int log(String s) {
        System.out.println(s);
        return 1;
    }

    interface Plain {
        int P = log("init Plain");
    }

    interface WithDefault {
        int D = log("init WithDefault");

        default void m() {}
    }

    interface SubDefault extends WithDefault {
        int S = log("init SubDefault");
    }

    interface WithStatic {
        int T = log("init WithStatic");

        static void go() {
            log("go");
        }
    }

    static class Impl implements Plain, SubDefault {
        static {
            log("init Impl");
        }
    }

    interface Constants {
        int C = 5;
        int COMPUTED = log("init Constants");
    }

    public static void main(String[] args) {
        log("start");
        new Impl();
        log("made Impl");
        log("" + Plain.P);
        log("" + SubDefault.S);
        WithStatic.go();
        log("" + Constants.C);
        log("" + Constants.COMPUTED);
    }
}

// expect:
// start
// init WithDefault
// init Impl
// made Impl
// init Plain
// 1
// init SubDefault
// 1
// init WithStatic
// go
// 5
// init Constants
// 1
