package java.lang.invoke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import pvm.internal.MethodBody;

/** The loops of MethodHandles. */
final class Loops {
    private Loops() {
    }

    /** One clause: its variable (null for none), and its four handles, any of which may be null. */
    private static final class Clause {
        Class<?> variable = void.class;
        MethodHandle init;
        MethodHandle step;
        MethodHandle test;
        MethodHandle last;
        int place = -1;
    }

    private static MethodHandle part(MethodHandle[] clause, int i) {
        return i < clause.length ? clause[i] : null;
    }

    static MethodHandle loop(MethodHandle[]... given) {
        if (given == null || given.length == 0) {
            throw new IllegalArgumentException("null or no clauses passed");
        }
        ArrayList<Clause> clauses = new ArrayList<>();
        ArrayList<Class<?>> variables = new ArrayList<>();
        for (MethodHandle[] handles : given) {
            if (handles == null) {
                throw new IllegalArgumentException("null clauses are not allowed");
            }
            if (handles.length > 4) {
                throw new IllegalArgumentException(
                        "All loop clauses must be represented as MethodHandle arrays with at most "
                        + "4 elements.");
            }
            Clause c = new Clause();
            c.init = part(handles, 0);
            c.step = part(handles, 1);
            c.test = part(handles, 2);
            c.last = part(handles, 3);
            MethodHandle typed = c.init != null ? c.init : c.step;
            c.variable = typed == null ? void.class : typed.type.returnType();
            if (c.init != null && c.step != null && c.step.type.returnType() != c.variable) {
                throw new IllegalArgumentException("clause " + clauses.size()
                        + ": init and step return types must match: " + c.variable + " != "
                        + c.step.type.returnType());
            }
            if (c.variable != void.class) {
                c.place = variables.size();
                variables.add(c.variable);
            }
            clauses.add(c);
        }
        return made(clauses, variables);
    }

    private static MethodHandle made(List<Clause> clauses, List<Class<?>> variables) {
        Class<?> result = null;
        boolean tested = false;
        List<Class<?>> longest = List.of();
        for (Clause c : clauses) {
            tested |= c.test != null;
            if (c.test != null && c.test.type.returnType() != boolean.class) {
                throw new IllegalArgumentException("loop predicates must return boolean: "
                        + c.test.type);
            }
            Class<?> own = c.last == null ? null : c.last.type.returnType();
            if (own != null && result != null && own != result) {
                throw new IllegalArgumentException("loop finalizers must have the same type: "
                        + result + " != " + own);
            }
            result = own != null ? own : result;
            longest = longer(longest, c.init, List.of());
            for (MethodHandle h : Arrays.asList(c.step, c.test, c.last)) {
                longest = longer(longest, h, variables);
            }
        }
        if (!tested) {
            throw new IllegalArgumentException("no predicate found");
        }
        MethodType type = MethodType.methodType(result == null ? void.class : result, longest);
        return new AdaptedHandle(type, body(clauses.toArray(new Clause[0]), variables.size()));
    }

    /** The longer parameter list, after the loop's variables; the shorter must be its start. */
    private static List<Class<?>> longer(List<Class<?>> longest, MethodHandle h,
            List<Class<?>> variables) {
        if (h == null) {
            return longest;
        }
        List<Class<?>> types = h.type.parameterList();
        int shared = Math.min(types.size(), variables.size());
        List<Class<?>> rest = types.subList(shared, types.size());
        List<Class<?>> more = rest.size() > longest.size() ? rest : longest;
        List<Class<?>> less = more == rest ? longest : rest;
        if (!types.subList(0, shared).equals(variables.subList(0, shared))
                || !more.subList(0, less.size()).equals(less)) {
            throw new IllegalArgumentException("found non-effectively identical parameter type "
                    + "lists: " + h.type + " (loop variables: " + variables + ")");
        }
        return more;
    }

    private static MethodBody body(Clause[] clauses, int count) {
        return args -> {
            Object[] state = new Object[count + args.length];
            System.arraycopy(args, 0, state, count, args.length);
            for (Clause c : clauses) {
                Object value = c.init == null ? Conversions.zero(c.variable) : run(c.init, args);
                if (c.place >= 0) {
                    state[c.place] = value;
                }
            }
            while (true) {
                for (Clause c : clauses) {
                    if (c.step != null) {
                        Object value = run(c.step, state);
                        if (c.place >= 0) {
                            state[c.place] = value;
                        }
                    }
                    if (c.test != null && !(Boolean) run(c.test, state)) {
                        return c.last == null ? null : run(c.last, state);
                    }
                }
            }
        };
    }

    /** Runs a handle with as many of the values as it takes. */
    private static Object run(MethodHandle h, Object[] values) throws Throwable {
        return h.body.call(Arrays.copyOf(values, h.type.parameterCount()));
    }

    static MethodHandle whileLoop(MethodHandle init, MethodHandle pred, MethodHandle body,
            boolean testFirst) {
        if (pred.type.returnType() != boolean.class) {
            throw new IllegalArgumentException("loop predicate must return boolean: " + pred.type);
        }
        Class<?> variable = body.type.returnType();
        MethodHandle result = variable == void.class ? null : MethodHandles.identity(variable);
        MethodHandle[] test = {null, null, pred, result};
        MethodHandle[] work = testFirst ? new MethodHandle[] {init, body}
                : new MethodHandle[] {init, body, pred, result};
        MethodHandle looped = testFirst ? loop(test, work) : loop(work);
        List<Class<?>> types = body.type.parameterList();
        int own = variable == void.class ? 0 : 1;
        return MethodHandles.dropArgumentsToMatch(looped, 0,
                types.subList(Math.min(own, types.size()), types.size()), 0);
    }

    static MethodHandle counted(MethodHandle start, MethodHandle end, MethodHandle init,
            MethodHandle body) {
        MethodType inner = body.type;
        Class<?> variable = inner.returnType();
        int own = variable == void.class ? 1 : 2;
        if (inner.parameterCount() < own || inner.parameterType(own - 1) != int.class
                || own == 2 && inner.parameterType(0) != variable) {
            throw new IllegalArgumentException("counted loop body: expected (V,int,A...)V, found "
                    + inner);
        }
        List<Class<?>> outer = inner.parameterCount() > own || init == null
                ? inner.parameterList().subList(own, inner.parameterCount())
                : end.type.parameterList();
        MethodType type = MethodType.methodType(variable, outer);
        return new AdaptedHandle(type, args -> {
            int at = (Integer) run(start, args);
            int stop = (Integer) run(end, args);
            Object value = init == null ? Conversions.zero(variable) : run(init, args);
            for (; at < stop; at++) {
                value = step(body, own, value, at, args);
            }
            return value;
        });
    }

    private static Object step(MethodHandle body, int own, Object value, Object item,
            Object[] args) throws Throwable {
        Object[] all = new Object[own + args.length];
        all[0] = value;
        all[own - 1] = item;
        System.arraycopy(args, 0, all, own, args.length);
        return run(body, all);
    }

    static MethodHandle iterated(MethodHandle iterator, MethodHandle init, MethodHandle body) {
        MethodType inner = body.type;
        Class<?> variable = inner.returnType();
        int own = variable == void.class ? 1 : 2;
        if (inner.parameterCount() < own) {
            throw new IllegalArgumentException("iterated loop body: expected (V,T,A...)V, found "
                    + inner);
        }
        Class<?> item = inner.parameterType(own - 1);
        List<Class<?>> outer = inner.parameterList().subList(own, inner.parameterCount());
        if (outer.isEmpty()) {
            outer = iterator == null ? List.of(Iterable.class) : iterator.type.parameterList();
        }
        MethodType type = MethodType.methodType(variable, outer);
        return new AdaptedHandle(type, args -> {
            Iterator<?> all = iterator == null ? ((Iterable<?>) args[0]).iterator()
                    : (Iterator<?>) run(iterator, args);
            Object value = init == null ? Conversions.zero(variable) : run(init, args);
            while (all.hasNext()) {
                Object next = item.isPrimitive() ? Conversions.open(all.next(), item)
                        : item.cast(all.next());
                value = step(body, own, value, next, args);
            }
            return value;
        });
    }
}
