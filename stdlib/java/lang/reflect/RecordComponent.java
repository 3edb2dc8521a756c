package java.lang.reflect;

import java.lang.annotation.Annotation;
import pvm.internal.Annotations;
import pvm.internal.Declarations;
import pvm.internal.Generics;
import pvm.internal.Members;
import pvm.internal.Reflection;

/** A component of a record class. */
public final class RecordComponent implements AnnotatedElement {
    private final Class<?> declaring;
    private final int slot;
    private final String name;
    private final Class<?> type;
    private final String signature;
    private Annotation[] annotations;

    RecordComponent(Class<?> declaring, int slot, String name, String descriptor,
            String signature) {
        this.declaring = declaring;
        this.slot = slot;
        this.name = name;
        this.type = Reflection.resolve(declaring, descriptor);
        this.signature = signature;
    }

    public String getName() {
        return name;
    }

    public Class<?> getType() {
        return type;
    }

    public String getGenericSignature() {
        return signature;
    }

    public Type getGenericType() {
        return signature == null ? type : Generics.fieldType(declaring, signature);
    }

    public Method getAccessor() {
        return Members.method(declaring, name, new Class<?>[0]);
    }

    public Class<?> getDeclaringRecord() {
        return declaring;
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return Annotations.find(declared(), annotationClass);
    }

    @Override
    public Annotation[] getAnnotations() {
        return getDeclaredAnnotations();
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return declared().clone();
    }

    private Annotation[] declared() {
        if (annotations == null) {
            annotations = Annotations.declared(declaring, Declarations.COMPONENT, slot);
        }
        return annotations;
    }

    @Override
    public String toString() {
        return type.getTypeName() + " " + name;
    }
}
