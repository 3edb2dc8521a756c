package pvm.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;

/** Generic types from Signature attributes (JVMS 4.7.9.1). */
public final class Generics {
    private final String text;
    private int at;
    private final GenericDeclaration scope;
    private final Class<?> context;

    private Generics(GenericDeclaration scope, Class<?> context, String text) {
        this.scope = scope;
        this.context = context;
        this.text = text;
    }

    public static Type superclass(Class<?> c, String signature) {
        Generics g = new Generics(c, c, signature);
        g.skipTypeParameters();
        return g.type();
    }

    public static Type[] interfaces(Class<?> c, String signature) {
        Generics g = new Generics(c, c, signature);
        g.skipTypeParameters();
        g.type();
        ArrayList<Type> types = new ArrayList<>();
        while (g.at < signature.length()) {
            types.add(g.type());
        }
        return types.toArray(new Type[0]);
    }

    private static Generics of(Executable e, String signature) {
        Generics g = new Generics(e, e.getDeclaringClass(), signature);
        g.skipTypeParameters();
        return g;
    }

    private ArrayList<Type> parameterList() {
        at++;
        ArrayList<Type> types = new ArrayList<>();
        while (text.charAt(at) != ')') {
            types.add(type());
        }
        at++;
        return types;
    }

    public static Type[] parameters(Executable e, String signature) {
        return of(e, signature).parameterList().toArray(new Type[0]);
    }

    public static Type returnType(Method m, String signature) {
        Generics g = of(m, signature);
        g.parameterList();
        return g.type();
    }

    public static Type[] exceptions(Executable e, String signature) {
        Generics g = of(e, signature);
        g.parameterList();
        g.type();
        ArrayList<Type> types = new ArrayList<>();
        while (g.at < signature.length()) {
            g.at++;
            types.add(g.type());
        }
        return types.toArray(new Type[0]);
    }

    public static Type fieldType(Class<?> declaring, String signature) {
        return new Generics(declaring, declaring, signature).type();
    }

    private static TypeVariable<?>[] newArray(int n) {
        return new TypeVariable<?>[n];
    }

    public static TypeVariable<?>[] typeParameters(GenericDeclaration scope, Class<?> context,
            String signature) {
        if (signature == null || signature.charAt(0) != '<') {
            return newArray(0);
        }
        Generics g = new Generics(scope, context, signature);
        ArrayList<TypeVariable<?>> found = new ArrayList<>();
        g.at = 1;
        while (signature.charAt(g.at) != '>') {
            int colon = signature.indexOf(':', g.at);
            String name = signature.substring(g.at, colon);
            g.at = colon;
            int start = colon;
            while (signature.charAt(g.at) == ':') {
                g.at++;
                if (signature.charAt(g.at) != ':') {
                    g.skipType();
                }
            }
            found.add(new GenericTypes.Variable(scope, name, signature.substring(start, g.at)));
        }
        return found.toArray(newArray(0));
    }

    static Type[] bounds(GenericDeclaration scope, String bounds) {
        Generics g = new Generics(scope, contextOf(scope), bounds);
        ArrayList<Type> types = new ArrayList<>();
        while (g.at < bounds.length()) {
            g.at++;
            if (bounds.charAt(g.at) != ':') {
                types.add(g.type());
            }
        }
        return types.toArray(new Type[0]);
    }

    private static Class<?> contextOf(GenericDeclaration scope) {
        return scope instanceof Class ? (Class<?>) scope
                : ((Executable) scope).getDeclaringClass();
    }

    private void skipTypeParameters() {
        if (text.charAt(at) == '<') {
            skipAngles();
        }
    }

    private void skipAngles() {
        int depth = 0;
        do {
            char c = text.charAt(at++);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        } while (depth > 0);
    }

    private void skipType() {
        while (text.charAt(at) == '[') {
            at++;
        }
        char c = text.charAt(at);
        if (c == 'T') {
            at = text.indexOf(';', at) + 1;
        } else if (c == 'L') {
            while (text.charAt(at) != ';') {
                if (text.charAt(at) == '<') {
                    skipAngles();
                } else {
                    at++;
                }
            }
            at++;
        } else {
            at++;
        }
    }

    private Type type() {
        char c = text.charAt(at);
        if (c == '[') {
            at++;
            Type component = type();
            return component instanceof Class ? ((Class<?>) component).arrayType()
                    : new GenericTypes.ArrayOf(component);
        }
        if (c == 'T') {
            int end = text.indexOf(';', at);
            String name = text.substring(at + 1, end);
            at = end + 1;
            return variable(scope, name);
        }
        if (c == 'L') {
            return classType();
        }
        at++;
        return Reflection.resolve(context, String.valueOf(c));
    }

    private Type classType() {
        StringBuilder name = new StringBuilder("L");
        Type owner = null;
        at++;
        while (true) {
            char c = text.charAt(at);
            if (c == ';') {
                at++;
                return plainOr(owner, name);
            }
            if (c == '<') {
                Type[] arguments = arguments();
                Class<?> raw = Reflection.resolve(context, name + ";");
                owner = new GenericTypes.Parameterized(raw, arguments,
                        owner != null ? owner : raw.getDeclaringClass());
                if (text.charAt(at) == ';') {
                    at++;
                    return owner;
                }
            } else {
                name.append(c == '.' ? '$' : c);
                at++;
            }
        }
    }

    private Type plainOr(Type owner, StringBuilder name) {
        Class<?> raw = Reflection.resolve(context, name + ";");
        return owner == null ? raw : new GenericTypes.Parameterized(raw, new Type[0], owner);
    }

    private Type[] arguments() {
        at++;
        ArrayList<Type> types = new ArrayList<>();
        while (text.charAt(at) != '>') {
            char c = text.charAt(at);
            if (c == '*' || c == '+' || c == '-') {
                at++;
                Type bound = c == '*' ? Object.class : type();
                types.add(new GenericTypes.Wildcard(c == '-' ? Object.class : bound,
                        c == '-' ? bound : null));
            } else {
                types.add(type());
            }
        }
        at++;
        return types.toArray(new Type[0]);
    }

    /** The type variable of a name in a declaration or those around it (JLS 6.3). */
    private static Type variable(GenericDeclaration scope, String name) {
        for (TypeVariable<?> v : scope.getTypeParameters()) {
            if (v.getName().equals(name)) {
                return v;
            }
        }
        GenericDeclaration outer = enclosing(scope);
        if (outer == null) {
            throw new TypeNotPresentException(name, null);
        }
        return variable(outer, name);
    }

    private static GenericDeclaration enclosing(GenericDeclaration scope) {
        if (scope instanceof Executable) {
            return ((Executable) scope).getDeclaringClass();
        }
        Class<?> c = (Class<?>) scope;
        Method m = c.getEnclosingMethod();
        Constructor<?> k = m == null ? c.getEnclosingConstructor() : null;
        return m != null ? m : k != null ? k : c.getEnclosingClass();
    }

    /** What toGenericString gives for a method or constructor with a signature. */
    public static String describe(Executable e, String modifiers) {
        StringBuilder sb = new StringBuilder(modifiers);
        String variables = ClassText.typeParameters(e.getTypeParameters());
        sb.append(variables).append(variables.isEmpty() ? "" : " ");
        if (e instanceof Method) {
            sb.append(((Method) e).getGenericReturnType().getTypeName()).append(' ');
        }
        sb.append(e.getDeclaringClass().getTypeName());
        if (e instanceof Method) {
            sb.append('.').append(e.getName());
        }
        Type[] types = e.getGenericParameterTypes();
        sb.append('(');
        for (int i = 0; i < types.length; i++) {
            String type = types[i].getTypeName();
            boolean varargs = e.isVarArgs() && i == types.length - 1 && type.endsWith("[]");
            sb.append(i == 0 ? "" : ",").append(
                    varargs ? type.substring(0, type.length() - 2) + "..." : type);
        }
        sb.append(')');
        Type[] thrown = e.getGenericExceptionTypes();
        for (int i = 0; i < thrown.length; i++) {
            sb.append(i == 0 ? " throws " : ",").append(thrown[i].getTypeName());
        }
        return sb.toString();
    }
}
