/* Signals: handlers, masks, alternate stacks, faults that are repaired, timers, restarts. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static volatile sig_atomic_t seen;
static sigjmp_buf back;
static char *page;

static void count(int number) { seen += number; }

static void note(int number) { seen = number; }

static void repair(int number, siginfo_t *info, void *context) {
    (void)context;
    if (info->si_addr != page + 100) _exit(9);
    mprotect(page, 4096, PROT_READ | PROT_WRITE);
    seen = number * 1000 + info->si_code;
}

static void skip(int number, siginfo_t *info, void *context) {
    ucontext_t *state = context;
    seen = number;
    if ((char *)state->uc_mcontext.__gregs[REG_PC] != info->si_addr) _exit(8);
    state->uc_mcontext.__gregs[REG_PC] += 4;
}

static void jump(int number) { siglongjmp(back, number); }

static void on_stack(int number) {
    char here;
    stack_t stack;
    sigaltstack(0, &stack);
    seen = number + (stack.ss_flags == SS_ONSTACK) * 100
        + (&here > (char *)stack.ss_sp && &here < (char *)stack.ss_sp + stack.ss_size) * 1000;
}

static void install(int number, void (*handler)(int), int flags) {
    struct sigaction action = {0};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigaction(number, &action, 0);
}

static double deep(int n) { volatile char room[65536]; room[0] = n; return deep(n + 1) + room[0]; }

static volatile sig_atomic_t told;

static void tell(int number) { told = number; }

static void *other(void *argument) {
    struct timespec brief = {0, 1000000};
    while (!told) nanosleep(&brief, 0);
    return argument;
}

int main(void) {
    struct sigaction action = {0};
    sigset_t set, old;
    install(SIGUSR1, count, 0);
    raise(SIGUSR1);
    kill(getpid(), SIGUSR1);
    printf("twice: %d\n", seen);
    sigemptyset(&set); sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, &old);
    seen = 0;
    raise(SIGUSR1); raise(SIGUSR1);
    sigset_t waiting;
    sigpending(&waiting);
    printf("blocked: %d %d\n", seen, sigismember(&waiting, SIGUSR1));
    sigprocmask(SIG_SETMASK, &old, 0);
    printf("once: %d\n", seen);
    sigprocmask(SIG_BLOCK, &set, 0);
    raise(SIGUSR1);
    int number;
    printf("waited: %d ", sigwait(&set, &number));
    printf("%d\n", number);
    struct timespec brief = {0, 1000000};
    printf("nothing: %d %d\n", sigtimedwait(&set, 0, &brief), errno == EAGAIN);
    sigprocmask(SIG_SETMASK, &old, 0);

    page = mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    action.sa_sigaction = repair;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &action, 0);
    page[100] = 7;
    printf("repaired: %d %d\n", seen, page[100]);

    action.sa_sigaction = skip;
    sigaction(SIGILL, &action, 0);
    asm volatile(".word 0xffffffff");
    printf("skipped: %d\n", seen);

    install(SIGSEGV, jump, 0);
    if (!sigsetjmp(back, 1)) *(volatile int *)0 = 1;
    else printf("jumped back\n");

    stack_t stack = {malloc(65536), 0, 65536};
    sigaltstack(&stack, 0);
    install(SIGUSR2, on_stack, SA_ONSTACK);
    raise(SIGUSR2);
    printf("alternate stack: %d\n", seen);
    install(SIGSEGV, jump, SA_ONSTACK);
    if (!sigsetjmp(back, 1)) printf("%f\n", deep(0));
    else printf("stack exhausted\n");

    /* It rings again and again: a machine that is busy may come late to any of these waits. */
    struct itimerval timer = {{0, 20000}, {0, 20000}}, none = {{0, 0}, {0, 0}};
    install(SIGALRM, note, 0);
    setitimer(ITIMER_REAL, &timer, 0);
    int ends[2];
    char byte;
    if (pipe(ends)) return 7;
    printf("interrupted: %ld %d\n", (long)read(ends[0], &byte, 1), errno == EINTR);
    struct timespec second = {1000, 0}, rest = {0, 0};
    printf("slept: %d %d\n", nanosleep(&second, &rest), rest.tv_sec > 900);
    for (seen = 0; !seen;) {}
    printf("in a loop: %d\n", seen);
    install(SIGALRM, note, SA_RESTART);
    pthread_t thread;
    pthread_create(&thread, 0, other, 0);
    seen = 0;
    sigsuspend(&old);
    printf("suspended: %d\n", seen);
    setitimer(ITIMER_REAL, &none, 0);
    install(SIGPIPE, count, 0);
    close(ends[0]);
    seen = 0;
    printf("pipe: %ld %d ", (long)write(ends[1], "x", 1), errno == EPIPE);
    printf("%d\n", seen);
    install(SIGUSR1, SIG_IGN, 0);
    raise(SIGUSR1);
    install(SIGUSR2, tell, 0);
    pthread_kill(thread, SIGUSR2);
    pthread_join(thread, 0);
    printf("woken\n");
    fflush(stdout);
    signal(SIGTERM, SIG_DFL);
    raise(SIGTERM);
    return 0;
}
