package java.lang;

/** Signals an unknown but serious error of the virtual machine. */
public class UnknownError extends VirtualMachineError {
    public UnknownError() {
    }

    public UnknownError(String message) {
        super(message);
    }
}
