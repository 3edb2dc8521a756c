/* What a program may do that means harm, one thing a run: the first argument says which. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

typedef void action(void);
typedef uint64_t word;

static volatile word sink;
static uint32_t seed = 1;

static uint32_t next_random(void) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    return seed ^= seed << 5;
}

__attribute__((noinline)) static void read_at(word address) { sink = *(volatile uint8_t *)address; }
__attribute__((noinline)) static void write_at(word address) { *(volatile word *)address = 1; }
static void jump_to(word address) { ((action *)address)(); }
static void read_null(void) { read_at(0); }
static void read_top(void) { read_at(-1ULL); }
static void read_middle(void) { read_at(1ULL << 63); }
static void read_beyond(void) { read_at(1ULL << 39); }
static void read_across_end(void) { sink = *(volatile word *)(-4ULL); }
static void write_null(void) { write_at(0); }
static void write_top(void) { write_at(-8ULL); }
static void write_text(void) { write_at((word)write_at & ~7ULL); }
static void write_constant(void) { *(volatile char *)"constant" = 1; }
static void jump_null(void) { jump_to(0); }
static void jump_top(void) { jump_to(-2ULL); }
static void jump_beyond(void) { jump_to(1ULL << 40); }
static void jump_data(void) { jump_to((word)&sink); }

static void jump_stack(void) {
    uint32_t code[4] = {0x00008067, 0x00008067, 0x00008067, 0x00008067};
    asm volatile("fence.i" ::: "memory");
    jump_to((word)code);
}

__attribute__((noinline)) static word deep(word n) {
    volatile word pad[64];
    pad[n & 63] = n;
    return deep(n + 1) + pad[(n + 1) & 63];
}
static void stack_exhaustion(void) { sink = deep(0); }

static void stack_pointer_lost(void) {
    asm volatile("li sp, 8\n\tsd ra, 0(sp)\n\tret" ::: "memory");
}

static void endless(void) {
    alarm(1);
    for (;;)
        asm volatile("");
}

static void endless_self_jump(void) {
    alarm(1);
    asm volatile("1: j 1b");
}

static void endless_calls(void) {
    alarm(1);
    for (;;)
        getppid();
}

/* The middle of `lui a0, 0x8082`, whose upper half is `c.jr ra` without its lowest bits. */
static void jump_middle(void) {
    word result;
    asm volatile("lla t0, 1f\n\taddi t0, t0, 2\n\tli a0, 7\n\tjalr t0\n\tj 2f\n"
                 "1: .4byte 0x80820537\n\t.4byte 0\n2: mv %0, a0"
                 : "=r"(result)::"t0", "a0", "ra", "memory");
    printf("%d\n", (int)result);
}

static uint32_t *code_pages(int count) {
    return mmap(NULL, count * 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* li a0, value; ret */
static void write_function(uint32_t *code, int value) {
    code[0] = 0x00000513 | (uint32_t)value << 20;
    code[1] = 0x00008067;
}

static void self_modifying(void) {
    uint32_t *code = code_pages(1);
    long sum = 0;
    for (int i = 0; i < 2000; i++) {
        write_function(code, i);
        asm volatile("fence.i" ::: "memory");
        for (int j = 0; j < 3; j++)
            sum = sum * 3 + ((int (*)(void))code)();
    }
    printf("%ld\n", sum);
}

/* Hot code is changed by a store in the same page, right before it is reached. */
static void self_modifying_loop(void) {
    uint32_t *code = code_pages(1);
    /* a0: count; a1: this page; a2: new first word of the tail */
    static const uint32_t loop[] = {
        0x00000293,             /* li t0, 0 */
        0x02c5a023,             /* sw a2, 32(a1) */
        0x0000100f,             /* fence.i */
        0x00000013, 0x00000013, 0x00000013, 0x00000013, 0x00000013,
        0x00128293,             /* addi t0, t0, 1: what is replaced */
        0xfff50513,             /* addi a0, a0, -1 */
        0xfe0510e3,             /* bnez a0, -32 */
        0x00028513,             /* mv a0, t0 */
        0x00008067,             /* ret */
    };
    memcpy(code, loop, sizeof loop);
    long (*run)(long, void *, uint32_t) = (long (*)(long, void *, uint32_t))code;
    asm volatile("fence.i" ::: "memory");
    printf("%ld", run(5000, code, 0x00128293));
    printf(" %ld", run(5000, code, 0x00228293));
    printf(" %ld\n", run(5000, code, 0x00028293));
}

static void code_unmapped_and_back(void) {
    uint32_t *code = code_pages(1);
    long sum = 0;
    for (int i = 0; i < 300; i++) {
        write_function(code, i);
        asm volatile("fence.i" ::: "memory");
        for (int j = 0; j < 50; j++)
            sum += ((int (*)(void))code)();
        munmap(code, 4096);
        mmap(code, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    }
    printf("%ld\n", sum);
}

static void executable_no_more(void) {
    uint32_t *code = code_pages(1);
    write_function(code, 5);
    asm volatile("fence.i" ::: "memory");
    for (int i = 0; i < 3000; i++)
        sink += ((int (*)(void))code)();
    mprotect(code, 4096, PROT_READ | PROT_WRITE);
    printf("%d\n", (int)sink);
    fflush(stdout);
    ((int (*)(void))code)();
}

/* An instruction across two pages, of which the second goes away. */
static void instruction_across_pages(void) {
    char *code = (char *)code_pages(2);
    uint32_t function[2];
    write_function(function, 9);
    memcpy(code + 4094, function, sizeof function);
    asm volatile("fence.i" ::: "memory");
    for (int i = 0; i < 3000; i++)
        sink += ((int (*)(void))(code + 4094))();
    printf("%d\n", (int)sink);
    fflush(stdout);
    munmap(code + 4096, 4096);
    ((int (*)(void))(code + 4094))();
}

static void unmap_own_code(void) {
    munmap((void *)((word)unmap_own_code & ~4095ULL), 8192);
}

static void unmap_own_stack(void) {
    char here;
    munmap((void *)(((word)&here & ~4095ULL) - 4096), 8192);
}

static void protect_own_stack(void) {
    char here;
    mprotect((void *)((word)&here & ~4095ULL), 4096, PROT_NONE);
}

static void unmap_everything(void) { munmap((void *)0x10000, (1ULL << 36) - 0x20000); }

static void misaligned(void) {
    char *bytes = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    word sum = 0;
    for (int i = 0; i < 8192; i++)
        bytes[i] = i * 7;
    for (int i = 4070; i < 4100; i++) {
        sum = sum * 31 + *(volatile uint16_t *)(bytes + i);
        sum = sum * 31 + *(volatile int32_t *)(bytes + i);
        sum = sum * 31 + *(volatile word *)(bytes + i);
        sum += *(volatile double *)(bytes + i) > 0;
        *(volatile word *)(bytes + i) = sum;
        *(volatile uint16_t *)(bytes + i + 11) = sum;
        *(volatile uint32_t *)(bytes + i + 17) = sum;
    }
    printf("%llx\n", (unsigned long long)sum);
}

/* The first half can be written, the second cannot: nothing is written. */
static jmp_buf recovery;
static void recover(int number) { siglongjmp(recovery, number); }

static void store_across_end(void) {
    char *bytes = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(bytes + 4096, 4096, PROT_READ);
    signal(SIGSEGV, recover);
    int number = sigsetjmp(recovery, 1);
    if (number == 0)
        *(volatile word *)(bytes + 4092) = -1ULL;
    printf("%d %d\n", number, bytes[4096]);
}

static void load_across_end(void) {
    char *bytes = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(bytes + 4096, 4096);
    signal(SIGSEGV, recover);
    int number = sigsetjmp(recovery, 1);
    if (number == 0)
        sink = *(volatile word *)(bytes + 4092);
    printf("%d\n", number);
}

static void illegal(void) { asm volatile(".4byte 0xffffffff"); }
static void illegal_zero(void) { asm volatile(".2byte 0"); }
static void privileged(void) { asm volatile("csrr a0, mstatus" ::: "a0"); }
static void breakpoint(void) { asm volatile("ebreak"); }

static void bad_rounding(void) {
    asm volatile("csrwi frm, 5\n\tfadd.d fa0, fa0, fa0" ::: "fa0");
}

static void kernel_number(void) {
    for (long number = 500; number < 20000; number += 97)
        if (syscall(number, -1, -1, -1, -1, -1, -1) != -1 || errno != ENOSYS)
            printf("%ld\n", number);
    printf("%ld\n", syscall(-1L));
}

static void abort_in_handler(int number) { sink = *(volatile word *)(word)number; }

static void fault_in_handler(void) {
    signal(SIGSEGV, abort_in_handler);
    read_null();
}

static void bad_signal_stack(void) {
    stack_t stack = {.ss_sp = (void *)0x100000000, .ss_size = 65536};
    struct sigaction action = {.sa_handler = recover, .sa_flags = SA_ONSTACK};
    sigaltstack(&stack, NULL);
    sigaction(SIGSEGV, &action, NULL);
    read_null();
}

static void bad_handler(void) {
    signal(SIGUSR1, (void (*)(int))0x123456);
    raise(SIGUSR1);
}

static void bad_return_frame(void) {
    asm volatile("li sp, 0x1000\n\tli a7, 139\n\tecall");
}

static void write_bad_pointer(void) {
    printf("%zd", write(1, (void *)0x1000, 10));
    printf(" %s", strerror(errno));
    printf(" %zd", write(1, (void *)-100L, 1000));
    printf(" %s", strerror(errno));
    printf(" %zd", read(0, (void *)bad_handler, 10));
    printf(" %s\n", strerror(errno));
}

static void huge_mappings(void) {
    static const word sizes[] = {1ULL << 47, 1ULL << 62, -4096ULL, -1ULL, 0};
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++)
        printf("%d ", mmap(NULL, sizes[i], PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                          MAP_FAILED);
    printf("%d ", mmap((void *)(1ULL << 60), 4096, PROT_READ,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED);
    printf("%d ", mmap((void *)4097, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
                       0) == MAP_FAILED);
    printf("%d ", mprotect((void *)(1ULL << 60), 4096, PROT_READ));
    printf("%d ", munmap((void *)-4096L, 8192));
    printf("%d\n", brk((void *)(1ULL << 62)));
}

/* Address space until there is no more: none of it is touched. */
static void all_memory(void) {
    long count = 0;
    while (count < 100000 && mmap(NULL, 1ULL << 30, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED)
        count++;
    printf("%d\n", count > 0);
}

static void many_mappings(void) {
    for (int i = 0; i < 5000; i++) {
        word place = 0x200000000ULL + (next_random() % 4096) * 4096ULL;
        word size = (1 + next_random() % 16) * 4096ULL;
        switch (next_random() % 4) {
        case 0: munmap((void *)place, size); break;
        case 1: mprotect((void *)place, size, next_random() % 8); break;
        default:
            mmap((void *)place, size, next_random() % 8, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
                 0);
        }
    }
    puts("done");
}

static void *sleeper(void *unused) {
    for (;;)
        pause();
    return unused;
}

static void many_threads(void) {
    pthread_attr_t small;
    pthread_t thread;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    for (int i = 0; i < 20000; i++)
        if (pthread_create(&thread, &small, sleeper, NULL))
            break;
    puts("enough");
    fflush(stdout);
    exit(3);
}

static void many_processes(void) {
    for (int i = 0; i < 64; i++)
        if (fork() <= 0)
            break;
    _exit(4);
}

static void odd_clones(void) {
    static const long flags[] = {0, -1, CLONE_VM, CLONE_VM | CLONE_THREAD, CLONE_SIGHAND,
                                 CLONE_NEWUSER, CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_NEWNS};
    for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++)
        if (syscall(SYS_clone, flags[i], 0, 0, 0, 0) == 0)
            _exit(0);
    _exit(5);
}

static void *writer(void *address) {
    for (int i = 0;; i++)
        write_function(address, i & 1023);
    return NULL;
}

/* Code is changed by one thread while another runs it. */
static void code_race(void) {
    uint32_t *code = code_pages(1);
    pthread_t thread;
    write_function(code, 0);
    pthread_create(&thread, NULL, writer, code);
    for (int i = 0; i < 200000; i++)
        if (((int (*)(void))code)() > 1023)
            exit(1);
    puts("done");
    exit(0);
}

static void *mapper(void *address) {
    for (;;) {
        mprotect(address, 4096, PROT_NONE);
        munmap(address, 4096);
        mmap(address, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    }
    return NULL;
}

/* Memory comes and goes while another thread uses it, itself and by system calls. */
static void memory_race(void) {
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pthread_t thread;
    signal(SIGSEGV, recover);
    pthread_create(&thread, NULL, mapper, page);
    for (volatile int i = 0; i < 3000; i++) {
        struct timespec *time = (struct timespec *)page;
        if (sigsetjmp(recovery, 1) == 0) {
            syscall(SYS_clock_gettime, CLOCK_MONOTONIC, time);
            page[i] = page[4095 - i];
        }
    }
    puts("done");
    exit(0);
}

static const int left_out[] = {
    SYS_exit, SYS_exit_group, SYS_kill, SYS_tkill, SYS_tgkill, SYS_clone, SYS_reboot, SYS_ppoll,
    SYS_pselect6, SYS_rt_sigreturn, SYS_rt_sigsuspend, SYS_rt_sigtimedwait, SYS_nanosleep,
    SYS_clock_nanosleep, SYS_futex, SYS_wait4, SYS_waitid, SYS_vhangup, SYS_execve, SYS_setitimer,
    SYS_rt_sigqueueinfo, SYS_read, SYS_readv, SYS_munmap, SYS_mprotect, SYS_mmap, SYS_brk,
    SYS_mremap, SYS_close, SYS_pread64, 435 /* clone3 */, 436 /* close_range */, 221,
};

static int is_left_out(int number) {
    for (unsigned i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (left_out[i] == number)
            return 1;
    return 0;
}

static word some_argument(void) {
    static char bytes[256];
    static const word bad[] = {0, 1, 8, 0x1000, -1ULL, -4096ULL, 1ULL << 63, 1ULL << 36,
                               (1ULL << 36) - 1, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFF, 3, 100, 4096};
    switch (next_random() % 4) {
    case 0: return (word)bytes + next_random() % 256;
    case 1: return next_random() % 8;
    case 2: return ((word)next_random() << 32 | next_random()) >> next_random() % 64;
    default: return bad[next_random() % (sizeof bad / sizeof *bad)];
    }
}

/* Every system call with pointers that are none. */
static void bad_pointers(void) {
    static const word bad[] = {0x1000, -1ULL, 1ULL << 63, 1ULL << 36, (1ULL << 36) - 1, 8};
    for (int number = 0; number < 460; number++)
        for (unsigned i = 0; i < sizeof bad / sizeof *bad && !is_left_out(number); i++) {
            word b = bad[i];
            syscall(number, b, b, b, b, b, b);
            syscall(number, 0, b, b, b, b, b);
            syscall(number, 1, b, 8, b, b, b);
            syscall(number, 100, 1, b, 8, b, b);
        }
    write(2, "done\n", 5);
}

static void random_calls(void) {
    for (int i = 0; i < 3000; i++) {
        int number = next_random() % 460;
        if (is_left_out(number))
            continue;
        word a[6];
        for (int j = 0; j < 6; j++)
            a[j] = some_argument();
        syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
    write(2, "done\n", 5);
}

/* Pages full of random bits are executed, each until its first signal. */
static void random_code(void) {
    static char other[65536];
    stack_t stack = {.ss_sp = other, .ss_size = sizeof other};
    sigaltstack(&stack, NULL);
    static const int numbers[] = {SIGSEGV, SIGILL, SIGBUS, SIGTRAP, SIGFPE};
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action = {.sa_handler = recover, .sa_flags = SA_ONSTACK};
        sigaction(numbers[i], &action, NULL);
    }
    alarm(5);
    uint32_t *code = code_pages(1);
    for (volatile int turn = 0; turn < 300; turn++) {
        for (int i = 0; i < 1024; i++) {
            uint32_t bits = next_random();
            code[i] = next_random() % 4 ? bits | 3 : bits;
        }
        asm volatile("fence.i" ::: "memory");
        if (sigsetjmp(recovery, 1) == 0)
            jump_to((word)code + next_random() % 512 * 2);
    }
}

#define NAMED(function) {#function, function}
static const struct {
    const char *name;
    action *function;
} actions[] = {
    NAMED(read_null), NAMED(read_top), NAMED(read_middle), NAMED(read_beyond),
    NAMED(read_across_end), NAMED(write_null), NAMED(write_top), NAMED(write_text),
    NAMED(write_constant), NAMED(jump_null), NAMED(jump_top), NAMED(jump_beyond), NAMED(jump_data),
    NAMED(jump_stack), NAMED(stack_exhaustion), NAMED(stack_pointer_lost), NAMED(endless),
    NAMED(endless_self_jump), NAMED(endless_calls), NAMED(jump_middle), NAMED(self_modifying),
    NAMED(self_modifying_loop), NAMED(code_unmapped_and_back), NAMED(executable_no_more),
    NAMED(instruction_across_pages), NAMED(unmap_own_code), NAMED(unmap_own_stack),
    NAMED(protect_own_stack), NAMED(unmap_everything), NAMED(misaligned), NAMED(store_across_end),
    NAMED(load_across_end), NAMED(illegal), NAMED(illegal_zero), NAMED(privileged),
    NAMED(breakpoint), NAMED(bad_rounding), NAMED(kernel_number), NAMED(fault_in_handler),
    NAMED(bad_signal_stack), NAMED(bad_handler), NAMED(bad_return_frame), NAMED(write_bad_pointer),
    NAMED(huge_mappings), NAMED(all_memory), NAMED(many_mappings), NAMED(many_threads),
    NAMED(many_processes), NAMED(odd_clones), NAMED(code_race), NAMED(memory_race),
    NAMED(bad_pointers), NAMED(random_calls), NAMED(random_code),
};

int main(int count, char **arguments) {
    if (count > 2)
        seed = (uint32_t)atoi(arguments[2]) * 2654435761u + 1;
    for (unsigned i = 0; i < sizeof actions / sizeof *actions; i++)
        if (count < 2)
            puts(actions[i].name);
        else if (!strcmp(actions[i].name, arguments[1]))
            actions[i].function();
    return 0;
}
