package pvm.internal;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Objects;

/** The implementations of the generic types. */
final class GenericTypes {
    private GenericTypes() {
    }

    static final class Variable implements TypeVariable<GenericDeclaration> {
        private final GenericDeclaration declaration;
        private final String name;
        private final String bounds;

        Variable(GenericDeclaration declaration, String name, String bounds) {
            this.declaration = declaration;
            this.name = name;
            this.bounds = bounds;
        }

        @Override
        public Type[] getBounds() {
            return Generics.bounds(declaration, bounds);
        }

        @Override
        public GenericDeclaration getGenericDeclaration() {
            return declaration;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Variable && declaration.equals(((Variable) o).declaration)
                    && name.equals(((Variable) o).name);
        }

        @Override
        public int hashCode() {
            return declaration.hashCode() ^ name.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final class Parameterized implements ParameterizedType {
        private final Class<?> raw;
        private final Type[] arguments;
        private final Type owner;

        Parameterized(Class<?> raw, Type[] arguments, Type owner) {
            this.raw = raw;
            this.arguments = arguments;
            this.owner = owner;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(Object o) {
            if (!(o instanceof Parameterized)) {
                return false;
            }
            Parameterized p = (Parameterized) o;
            return raw == p.raw && Objects.equals(owner, p.owner)
                    && Arrays.equals(arguments, p.arguments);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(arguments) ^ Objects.hashCode(owner) ^ raw.hashCode();
        }

        @Override
        public String toString() {
            StringBuilder sb = new StringBuilder();
            if (owner == null) {
                sb.append(raw.getName());
            } else {
                sb.append(owner.getTypeName()).append('$').append(raw.getSimpleName());
            }
            for (int i = 0; i < arguments.length; i++) {
                sb.append(i == 0 ? "<" : ", ").append(arguments[i].getTypeName());
            }
            return sb.append(arguments.length == 0 ? "" : ">").toString();
        }
    }

    static final class ArrayOf implements GenericArrayType {
        private final Type component;

        ArrayOf(Type component) {
            this.component = component;
        }

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof ArrayOf && component.equals(((ArrayOf) o).component);
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }

    static final class Wildcard implements WildcardType {
        private final Type upper;
        private final Type lower;

        Wildcard(Type upper, Type lower) {
            this.upper = upper;
            this.lower = lower;
        }

        @Override
        public Type[] getUpperBounds() {
            return new Type[] {upper};
        }

        @Override
        public Type[] getLowerBounds() {
            return lower == null ? new Type[0] : new Type[] {lower};
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Wildcard && upper.equals(((Wildcard) o).upper)
                    && Objects.equals(lower, ((Wildcard) o).lower);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(lower) ^ upper.hashCode();
        }

        @Override
        public String toString() {
            return lower != null ? "? super " + lower.getTypeName()
                    : upper == Object.class ? "?" : "? extends " + upper.getTypeName();
        }
    }
}
