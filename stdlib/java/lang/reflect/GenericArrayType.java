package java.lang.reflect;

/** An array type whose component type is parameterized or a type variable. */
public interface GenericArrayType extends Type {
    Type getGenericComponentType();
}
