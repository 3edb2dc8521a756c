import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Instants; the interface through which an agent sees the machine, given by a proxy. */
public class InstantsAndAgents {
    static void instants() {
        Instant start = Instant.ofEpochSecond(1_700_000_000L, 5);
        Instant later = start.plusSeconds(3600);
        System.out.println(start + " " + later + " " + later.isAfter(start));
        System.out.println(Integer.signum(start.compareTo(later)) + " "
                + start.compareTo(start.plusSeconds(0)) + " " + start.plusSeconds(-1));
        System.out.println(Instant.now().isAfter(later));
    }

    static void agents() {
        List<Object> transformers = new ArrayList<>();
        Instrumentation machine = (Instrumentation) Proxy.newProxyInstance(
                InstantsAndAgents.class.getClassLoader(), new Class<?>[] {Instrumentation.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "addTransformer" -> transformers.add(args[0]) ? null : null;
                    case "getAllLoadedClasses" -> new Class<?>[] {String.class};
                    case "getInitiatedClasses" -> new Class<?>[0];
                    case "getObjectSize" -> 16L;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
        ClassFileTransformer none = new ClassFileTransformer() { };
        machine.addTransformer(none);
        System.out.println((transformers.get(0) == none) + " "
                + machine.getAllLoadedClasses().length + " "
                + machine.getInitiatedClasses(null).length + " "
                + machine.getObjectSize(machine));
        try {
            machine.isRetransformClassesSupported();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        instants();
        agents();
    }
}

// expect:
// 2023-11-14T22:13:20.000000005Z 2023-11-14T23:13:20.000000005Z true
// -1 0 2023-11-14T22:13:19.000000005Z
// true
// true 1 0 16
// public abstract boolean java.lang.instrument.Instrumentation.isRetransformClassesSupported()
