/* An interpreter of bytecode for a stack machine, with a switch.  What it runs:

       x = 1; s = 0;
       for (i = 0; i < ROUNDS; i++)
           for (j = 0; j < 20000; j++) {
               x = x * 31421 + 6927;
               memory[x] = memory[j] ^ (x >> 1);
               if (x & 64) s += memory[x];
           }
*/
#include <stdint.h>
#include <stdio.h>

enum opcode { PUSH, LOAD, STORE, ADD, SUB, MUL, XOR, SHR, AND, LESS, JUMP, UNLESS, GET, PUT, HALT };

struct instruction {
    enum opcode opcode;
    int32_t operand;
};

static uint64_t memory[256];

static uint64_t run(const struct instruction *code) {
    uint64_t stack[32], locals[8] = {0};
    uint64_t *top = stack; /* the first free place */
    for (const struct instruction *next = code;;) {
        const struct instruction *now = next++;
        switch (now->opcode) {
        case PUSH: *top++ = now->operand; break;
        case LOAD: *top++ = locals[now->operand]; break;
        case STORE: locals[now->operand] = *--top; break;
        case ADD: top--; top[-1] += top[0]; break;
        case SUB: top--; top[-1] -= top[0]; break;
        case MUL: top--; top[-1] *= top[0]; break;
        case XOR: top--; top[-1] ^= top[0]; break;
        case SHR: top--; top[-1] >>= top[0] & 63; break;
        case AND: top--; top[-1] &= top[0]; break;
        case LESS: top--; top[-1] = (int64_t)top[-1] < (int64_t)top[0]; break;
        case JUMP: next = code + now->operand; break;
        case UNLESS: if (!*--top) next = code + now->operand; break;
        case GET: top[-1] = memory[top[-1] & 255]; break;
        case PUT: top -= 2; memory[top[0] & 255] = top[1]; break;
        case HALT: return locals[now->operand];
        }
    }
}

enum { X, I, J, S };
enum { ROUNDS = 400 };

static const struct instruction program[] = {
    /*  0 */ {PUSH, 1}, {STORE, X}, {PUSH, 0}, {STORE, I},
    /*  4 */ {LOAD, I}, {PUSH, ROUNDS}, {LESS}, {UNLESS, 47}, {PUSH, 0}, {STORE, J},
    /* 10 */ {LOAD, J}, {PUSH, 20000}, {LESS}, {UNLESS, 42},
    /* 14 */ {LOAD, X}, {PUSH, 31421}, {MUL}, {PUSH, 6927}, {ADD}, {STORE, X},
    /* 20 */ {LOAD, X}, {LOAD, J}, {GET}, {LOAD, X}, {PUSH, 1}, {SHR}, {XOR}, {PUT},
    /* 28 */ {LOAD, X}, {PUSH, 64}, {AND}, {UNLESS, 37},
    /* 32 */ {LOAD, S}, {LOAD, X}, {GET}, {ADD}, {STORE, S},
    /* 37 */ {LOAD, J}, {PUSH, -1}, {SUB}, {STORE, J}, {JUMP, 10},
    /* 42 */ {LOAD, I}, {PUSH, -1}, {SUB}, {STORE, I}, {JUMP, 4},
    /* 47 */ {HALT, S},
};

/* The same, compiled. */
static uint64_t expected(void) {
    static uint64_t cells[256];
    uint64_t x = 1, s = 0;
    for (int i = 0; i < ROUNDS; i++)
        for (int j = 0; j < 20000; j++) {
            x = x * 31421 + 6927;
            cells[x & 255] = cells[j & 255] ^ x >> 1;
            if (x & 64)
                s += cells[x & 255];
        }
    return s;
}

int main(void) {
    uint64_t result = run(program);
    printf("interpreter %llx\n", (unsigned long long)result);
    return result != expected();
}
