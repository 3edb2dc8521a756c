package java.lang.invoke;

/** Links string concatenation. The machine does the same itself where bytecode asks for it. */
public final class StringConcatFactory {
    private static final char ARGUMENT = 1;
    private static final char CONSTANT = 2;
    private static final int MOST = 200;

    private StringConcatFactory() {
    }

    public static CallSite makeConcat(MethodHandles.Lookup lookup, String name,
            MethodType concatType) throws StringConcatException {
        return makeConcatWithConstants(lookup, name, concatType,
                String.valueOf(ARGUMENT).repeat(concatType.parameterCount()));
    }

    public static CallSite makeConcatWithConstants(MethodHandles.Lookup lookup, String name,
            MethodType concatType, String recipe, Object... constants)
            throws StringConcatException {
        if (!concatType.returnType().isAssignableFrom(String.class)) {
            throw new StringConcatException("The return type should be compatible with String, "
                    + "but it is " + concatType.returnType());
        }
        if (concatType.parameterCount() > MOST) {
            throw new StringConcatException("Too many concat argument slots");
        }
        int arguments = count(recipe, ARGUMENT);
        int wanted = count(recipe, CONSTANT);
        if (arguments != concatType.parameterCount()) {
            throw new StringConcatException("Mismatched number of concat arguments: recipe wants "
                    + arguments + " arguments but signature provides "
                    + concatType.parameterCount());
        }
        if (wanted != constants.length) {
            throw new StringConcatException("Mismatched number of concat constants: recipe wants "
                    + wanted + " constants but only " + constants.length + " are passed");
        }
        Object[] kept = constants.clone();
        return new ConstantCallSite(new AdaptedHandle(concatType,
                args -> concat(recipe, args, kept)));
    }

    private static int count(String recipe, char tag) {
        int n = 0;
        for (int i = 0; i < recipe.length(); i++) {
            n += recipe.charAt(i) == tag ? 1 : 0;
        }
        return n;
    }

    private static String concat(String recipe, Object[] args, Object[] constants) {
        StringBuilder sb = new StringBuilder();
        int argument = 0;
        int constant = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == ARGUMENT) {
                sb.append(args[argument++]);
            } else if (c == CONSTANT) {
                sb.append(constants[constant++]);
            } else {
                sb.append(c);
            }
        }
        return sb.toString();
    }
}
