/* Control that is out of the ordinary: computed goto, coroutines, code that is written at run time. */
#define _GNU_SOURCE
#include <alloca.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

typedef long (*function)(long);

static jmp_buf place;
static ucontext_t caller, one, two;
static char stacks[2][65536];

static int interpreted(const unsigned char *code) {
    static void *table[] = {&&add, &&multiply, &&push, &&halt, &&loop, &&decrement};
    long stack[64];
    int top = 0;
#define NEXT goto *table[*code++]
    NEXT;
add:
    top--;
    stack[top - 1] += stack[top];
    NEXT;
multiply:
    top--;
    stack[top - 1] *= stack[top];
    NEXT;
push:
    stack[top++] = *code++;
    NEXT;
loop:
    if (stack[top - 1])
        code += (signed char)*code;
    else
        code++;
    NEXT;
decrement:
    stack[top - 1]--;
    NEXT;
halt:
    return stack[0];
}

static void coroutine(int id) {
    for (int i = 0; i < 3; i++) {
        printf("coroutine %d %d\n", id, i);
        swapcontext(id == 1 ? &one : &two, id == 1 ? &two : &one);
    }
}

static void prepare(ucontext_t *context, char *stack, int id) {
    getcontext(context);
    context->uc_stack.ss_sp = stack;
    context->uc_stack.ss_size = sizeof stacks[0];
    context->uc_link = &caller;
    makecontext(context, (void (*)(void))coroutine, 1, id);
}

static void jump(int depth) {
    char *room = alloca(depth * 10 + 1);
    memset(room, depth, depth * 10 + 1);
    if (!depth)
        longjmp(place, 5);
    jump(depth - 1);
    printf("%d", room[0]);
}

static __attribute__((noinline)) long ackermann(long m, long n) {
    return !m ? n + 1 : !n ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static void written_code(void) {
    uint32_t *code = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long sum = 0;
    for (int i = 0; i < 300; i++) {
        code[0] = 0x00050513 | i << 20; /* addi a0, a0, i */
        code[1] = 0x00008067;           /* ret */
        __builtin___clear_cache((char *)code, (char *)(code + 2));
        for (int k = 0; k < 20; k++)
            sum += ((function)code)(k);
    }
    printf("%ld\n", sum);
    mprotect(code, 4096, PROT_READ | PROT_WRITE);
    code[0] = 0x00150513;
    mprotect(code, 4096, PROT_READ | PROT_EXEC);
    printf("%ld\n", ((function)code)(7));
    mmap(code, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    code[0] = 0x00250513;
    code[1] = 0x00008067;
    __builtin___clear_cache((char *)code, (char *)(code + 2));
    printf("%ld\n", ((function)code)(7));
}

int main(void) {
    printf("%d\n", interpreted((unsigned char[]){2, 5, 2, 7, 1, 2, 3, 0, 3}));
    printf("%d\n", interpreted((unsigned char[]){2, 100, 2, 200, 5, 4, (unsigned char)-2, 0, 3}));
    int result = setjmp(place);
    if (!result)
        jump(100);
    printf("%d\n", result);
    prepare(&one, stacks[0], 1);
    prepare(&two, stacks[1], 2);
    swapcontext(&caller, &one);
    written_code();
    printf("%ld\n", ackermann(2, 300));
    return 300 & 0xFF;
}
