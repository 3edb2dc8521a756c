/* Signals: handlers with context, masks, pending ones, alternate stacks, faults that are mended or
   jumped out of, and the end by a signal that nobody handles. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static volatile sig_atomic_t seen, depth, on_other_stack;
static sigjmp_buf recovery;
static char other_stack[65536];
static void *volatile fault_at;

static void note(int number) { seen = seen * 100 + number; }

static void nested(int number) {
    depth = depth * 10 + 1;
    if (number == SIGUSR1)
        raise(SIGUSR2);
    depth = depth * 10 + 2;
}

static void recover(int number, siginfo_t *info, void *context) {
    char here;
    fault_at = info->si_addr;
    on_other_stack = &here >= other_stack && &here < other_stack + sizeof other_stack;
    (void)context;
    siglongjmp(recovery, number);
}

static void mend(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    uintptr_t page = (uintptr_t)info->si_addr & ~(uintptr_t)4095;
    mprotect((void *)page, 4096, PROT_READ | PROT_WRITE);
    seen++;
}

static void on(int number, void (*handler)(int, siginfo_t *, void *), int flags) {
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | flags};
    sigaction(number, &action, NULL);
}

static void masks(void) {
    sigset_t set, pending;
    signal(SIGUSR1, note);
    signal(SIGUSR2, note);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR2);
    kill(getpid(), SIGUSR1);
    sigpending(&pending);
    printf("pending %d %d %d seen %d\n", sigismember(&pending, SIGUSR1),
           sigismember(&pending, SIGUSR2), sigismember(&pending, SIGHUP), (int)seen);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    printf("seen %d\n", (int)seen);
    signal(SIGUSR1, nested);
    signal(SIGUSR2, nested);
    raise(SIGUSR1);
    printf("depth %d\n", (int)depth);
    signal(SIGUSR1, SIG_IGN);
    raise(SIGUSR1);
}

static void faults(void) {
    stack_t other = {.ss_sp = other_stack, .ss_size = sizeof other_stack};
    sigaltstack(&other, NULL);
    on(SIGSEGV, recover, SA_ONSTACK);
    on(SIGILL, recover, 0);
    on(SIGTRAP, recover, 0);
    int number = sigsetjmp(recovery, 1);
    if (number == 0)
        *(volatile int *)(uintptr_t)0x123458 = 1;
    printf("signal %d at %p, other stack %d\n", number, fault_at, (int)on_other_stack);
    number = sigsetjmp(recovery, 1);
    if (number == 0)
        __builtin_trap();
    printf("signal %d, other stack %d\n", number, (int)on_other_stack);
    number = sigsetjmp(recovery, 1);
    if (number == 0)
        asm volatile(".2byte 0"); /* illegal by definition */
    printf("signal %d\n", number);
    char *page = mmap(NULL, 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    seen = 0;
    on(SIGSEGV, mend, 0);
    page[10] = 'a';
    page[4096] = page[10] + 1;
    printf("mended %d %c%c\n", (int)seen, page[10], page[4096]);
}

int main(void) {
    masks();
    faults();
    errno = 0;
    printf("%d", kill(getpid(), 100));
    printf(" %s\n", strerror(errno));
    signal(SIGTERM, SIG_DFL);
    fflush(stdout);
    raise(SIGTERM);
    return 0;
}
