package java.lang.invoke;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.PrivilegedActionException;
import pvm.internal.Members;

/**
 * What a stream holds in place of a serializable lambda. Reading it asks the class that created the
 * lambda, by its synthetic method {@code $deserializeLambda$}, to create it again.
 */
public final class SerializedLambda implements Serializable {
    private static final long serialVersionUID = 8025925345765570181L;
    private static final String MAKER = "$deserializeLambda$";

    private final Class<?> capturingClass;
    private final String functionalInterfaceClass;
    private final String functionalInterfaceMethodName;
    private final String functionalInterfaceMethodSignature;
    private final String implClass;
    private final String implMethodName;
    private final String implMethodSignature;
    private final int implMethodKind;
    private final String instantiatedMethodType;
    private final Object[] capturedArgs;

    public SerializedLambda(Class<?> capturingClass, String functionalInterfaceClass,
            String functionalInterfaceMethodName, String functionalInterfaceMethodSignature,
            int implMethodKind, String implClass, String implMethodName,
            String implMethodSignature, String instantiatedMethodType, Object[] capturedArgs) {
        this.capturingClass = capturingClass;
        this.functionalInterfaceClass = functionalInterfaceClass;
        this.functionalInterfaceMethodName = functionalInterfaceMethodName;
        this.functionalInterfaceMethodSignature = functionalInterfaceMethodSignature;
        this.implMethodKind = implMethodKind;
        this.implClass = implClass;
        this.implMethodName = implMethodName;
        this.implMethodSignature = implMethodSignature;
        this.instantiatedMethodType = instantiatedMethodType;
        this.capturedArgs = capturedArgs.clone();
    }

    public String getCapturingClass() {
        return capturingClass.getName().replace('.', '/');
    }

    public String getFunctionalInterfaceClass() {
        return functionalInterfaceClass;
    }

    public String getFunctionalInterfaceMethodName() {
        return functionalInterfaceMethodName;
    }

    public String getFunctionalInterfaceMethodSignature() {
        return functionalInterfaceMethodSignature;
    }

    public String getImplClass() {
        return implClass;
    }

    public String getImplMethodName() {
        return implMethodName;
    }

    public String getImplMethodSignature() {
        return implMethodSignature;
    }

    public int getImplMethodKind() {
        return implMethodKind;
    }

    public final String getInstantiatedMethodType() {
        return instantiatedMethodType;
    }

    public int getCapturedArgCount() {
        return capturedArgs.length;
    }

    public Object getCapturedArg(int i) {
        return capturedArgs[i];
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            Method maker = capturingClass.getDeclaredMethod(MAKER, SerializedLambda.class);
            Members.open(maker);
            return maker.invoke(null, this);
        } catch (NoSuchMethodException e) {
            throw new RuntimeException("Exception in SerializedLambda.readResolve",
                    new PrivilegedActionException(e));
        } catch (InvocationTargetException | IllegalAccessException e) {
            InvalidObjectException invalid = new InvalidObjectException(
                    "ReflectiveOperationException during deserialization");
            invalid.initCause(e);
            throw invalid;
        }
    }

    @Override
    public String toString() {
        String interfaceMethod = functionalInterfaceClass + "." + functionalInterfaceMethodName
                + ":" + functionalInterfaceMethodSignature;
        String implementation = MethodHandleInfo.referenceKindToString(implMethodKind) + " "
                + implClass + "." + implMethodName + ":" + implMethodSignature;
        return "SerializedLambda[capturingClass=" + capturingClass
                + ", functionalInterfaceMethod=" + interfaceMethod
                + ", implementation=" + implementation
                + ", instantiatedMethodType=" + instantiatedMethodType
                + ", numCaptured=" + capturedArgs.length + "]";
    }
}
