/** A small stack machine: one large dense switch and one sparse switch in the hot loop. */
public class SwitchMachine {
    static final int PUSH = 0, ADD = 1, SUB = 2, MUL = 3, DUP = 4, SWAP = 5, DROP = 6, JNZ = 7,
        LOAD = 8, STORE = 9, AND = 10, SHR = 11, HALT = 12;

    static int run(int[] code, int[] vars) {
        int[] stack = new int[32];
        int sp = 0;
        int pc = 0;
        int steps = 0;
        while (true) {
            steps++;
            switch (code[pc++]) {
                case PUSH: stack[sp++] = code[pc++]; break;
                case ADD: sp--; stack[sp - 1] += stack[sp]; break;
                case SUB: sp--; stack[sp - 1] -= stack[sp]; break;
                case MUL: sp--; stack[sp - 1] *= stack[sp]; break;
                case DUP: stack[sp] = stack[sp - 1]; sp++; break;
                case SWAP: {
                    int top = stack[sp - 1];
                    stack[sp - 1] = stack[sp - 2];
                    stack[sp - 2] = top;
                    break;
                }
                case DROP: sp--; break;
                case JNZ: {
                    int target = code[pc++];
                    if (stack[--sp] != 0) {
                        pc = target;
                    }
                    break;
                }
                case LOAD: stack[sp++] = vars[code[pc++]]; break;
                case STORE: vars[code[pc++]] = stack[--sp]; break;
                case AND: sp--; stack[sp - 1] &= stack[sp]; break;
                case SHR: sp--; stack[sp - 1] >>>= stack[sp]; break;
                case HALT: return steps;
                default: throw new IllegalStateException("opcode " + code[pc - 1]);
            }
        }
    }

    static int weight(int x) {
        switch (x & 0xff0) {
            case 0x010: return 3;
            case 0x100: return 5;
            case 0x550: return 7;
            case 0xaa0: return 11;
            case 0xff0: return 13;
            default: return 1;
        }
    }

    public static void main(String[] args) {
        int[] code = {
            LOAD, 1, PUSH, 1103515245, MUL, PUSH, 12345, ADD, DUP, STORE, 1,
            PUSH, 16, SHR, PUSH, 255, AND, LOAD, 2, ADD, STORE, 2,
            PUSH, 5, PUSH, 6, SWAP, DROP, DROP,
            LOAD, 0, PUSH, 1, SUB, DUP, STORE, 0, JNZ, 0, HALT,
        };
        int sum = 0;
        for (int i = 0; i < 20; i++) {
            int[] vars = {200_000, i, 0};
            sum = sum * 31 + run(code, vars) + vars[2] + weight(vars[1]);
        }
        for (int i = 0; i < 6_000_000; i++) {
            sum = sum * 3 + weight(i);
        }
        System.out.println("SwitchMachine " + sum);
    }
}
