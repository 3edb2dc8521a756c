package harness;

/** A class made directly as bytecode: its methods by number. */
public interface Calls {
    /** Calls a method with the arguments of the k-th call. */
    void call(int method, int k) throws Throwable;

    /** How many methods there are. */
    int count();

    /** Calls the methods as the drivers of the other programs do. */
    default void drive() {
        for (int phase = 0; phase < 3; phase++) {
            Args.phase = phase;
            System.out.println("phase " + phase);
            for (int method = 0; method < count(); method++) {
                String name = "m" + method;
                int calls = method % 8 == 7 ? 3 : 320;
                Sum.method(name);
                for (int k = 0; k < calls; k++) {
                    Sum.call(k);
                    try {
                        call(method, k);
                    } catch (Throwable e) {
                        Sum.thrown(e);
                    }
                }
                Sum.end(name, calls);
            }
        }
    }
}
