package java.lang.invoke;

/** Links string concatenation. The machine itself does the work of these methods for bytecode. */
public final class StringConcatFactory {
    private StringConcatFactory() {
    }

    public static CallSite makeConcat(MethodHandles.Lookup lookup, String name,
            MethodType concatType) {
        throw new UnsupportedOperationException("StringConcatFactory called by a program");
    }

    public static CallSite makeConcatWithConstants(MethodHandles.Lookup lookup, String name,
            MethodType concatType, String recipe, Object... constants) {
        throw new UnsupportedOperationException("StringConcatFactory called by a program");
    }
}
