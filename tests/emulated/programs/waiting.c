/* Calls that wait, and what they find: parts of pipes, FIFOs, queued signals, counters, time left. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define SHOW(call) \
    do { \
        errno = 0; \
        long result = (long)(call); \
        printf("%s = %ld %d\n", #call, result, result < 0 ? errno : 0); \
    } while (0)

static void queued(int number, siginfo_t *info, void *context) {
    printf("signal %d code %d value %d from itself %d\n", number, info->si_code,
           info->si_value.sival_int, info->si_pid == getpid());
}

static void *late(void *descriptor) {
    usleep(20000);
    write(*(int *)descriptor, "late", 4);
    return 0;
}

static void pipes(void) {
    int ends[2];
    char first[4], second[16];
    struct iovec parts[2] = {{first, 4}, {second, 16}};
    pipe(ends);
    SHOW(read(ends[0], first, 0));
    write(ends[1], "four", 4);
    SHOW(readv(ends[0], parts, 2));
    pthread_t thread;
    pthread_create(&thread, 0, late, &ends[1]);
    SHOW(readv(ends[0], parts, 2));
    pthread_join(thread, 0);
    struct timeval time = {0, 20000};
    fd_set set;
    FD_ZERO(&set);
    FD_SET(ends[0], &set);
    SHOW(select(ends[0] + 1, &set, 0, 0, &time));
    printf("%ld\n", (long)time.tv_usec);
    write(ends[1], "x", 1);
    time.tv_sec = 9;
    FD_SET(ends[0], &set);
    SHOW(select(ends[0] + 1, &set, 0, 0, &time));
    printf("%d\n", time.tv_sec == 8);
}

static void names(void) {
    struct stat found;
    umask(0);
    int file = open("file", O_CREAT | O_RDWR, 0666);
    fstat(file, &found);
    printf("%o\n", found.st_mode);
    rename("file", "other");
    SHOW(fchmod(file, 0640));
    SHOW(futimens(file, (struct timespec[]){{7, 5}, {9, 6}}));
    SHOW(fchown(file, -1, getgid()));
    stat("other", &found);
    printf("%o %ld %ld\n", found.st_mode, found.st_mtim.tv_sec, found.st_mtim.tv_nsec);
    SHOW(mkfifo("fifo", 0600));
    SHOW(open("fifo", O_WRONLY | O_NONBLOCK));
    SHOW(open("fifo", O_RDONLY | O_NONBLOCK) > 0);
    SHOW(open(".", O_TMPFILE | O_RDWR, 0600) > 0);
    SHOW(unlink("fifo"));
    SHOW(access("other", 99));
}

int main(void) {
    pipes();
    names();
    struct sigaction action = {.sa_sigaction = queued, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, 0);
    for (int i = 0; i < 3; i++)
        SHOW(sigqueue(getpid(), SIGUSR1, (union sigval){.sival_int = 42 + i}));
    int counter = eventfd(3, EFD_NONBLOCK);
    unsigned long long value = 0;
    SHOW(read(counter, &value, 8));
    SHOW(read(counter, &value, 8));
    printf("%llu\n", value);
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 50;
    SHOW(setrlimit(RLIMIT_NOFILE, &limit));
    SHOW(dup2(1, 60));
    SHOW(sysconf(_SC_OPEN_MAX));
    return 0;
}
