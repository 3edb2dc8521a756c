package java.util;

/** Thrown when the index of an argument is zero or too large. */
class IllegalFormatArgumentIndexException extends IllegalFormatException {
    private final int index;

    IllegalFormatArgumentIndexException(int index) {
        this.index = index;
    }

    @Override
    public String getMessage() {
        return "Illegal format argument index = " + index;
    }
}
