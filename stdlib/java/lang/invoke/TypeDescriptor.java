package java.lang.invoke;

import java.util.List;

/** Something that has a type descriptor string (JVMS 4.3). */
public interface TypeDescriptor {
    String descriptorString();

    /** A descriptor of a field's type. */
    interface OfField<F extends TypeDescriptor.OfField<F>> extends TypeDescriptor {
        boolean isArray();

        boolean isPrimitive();

        F componentType();

        F arrayType();
    }

    /** A descriptor of a method's type. */
    interface OfMethod<F extends TypeDescriptor.OfField<F>,
            M extends TypeDescriptor.OfMethod<F, M>> extends TypeDescriptor {
        int parameterCount();

        F parameterType(int i);

        F returnType();

        F[] parameterArray();

        List<F> parameterList();

        M changeReturnType(F newReturn);

        M changeParameterType(int index, F paramType);

        M dropParameterTypes(int start, int end);

        M insertParameterTypes(int pos, F... paramTypes);
    }
}
