/* pthreads: creation, joining, mutexes, conditions, barriers, keys, thread-local variables. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS = 4, ROUNDS = 5000 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t barrier;
static pthread_key_t key;
static atomic_long atomic_sum, destroyed;
static long sum, turn;
static __thread int local = 5;

static void destroy(void *value) { atomic_fetch_add(&destroyed, (long)value); }

static void *work(void *argument) {
    long number = (long)argument;
    pthread_setspecific(key, (void *)(number + 1));
    local += number;
    for (int i = 0; i < ROUNDS; i++) {
        atomic_fetch_add(&atomic_sum, 1);
        if (i % 50 == 0) { pthread_mutex_lock(&lock); sum += 50; pthread_mutex_unlock(&lock); }
    }
    pthread_barrier_wait(&barrier);
    for (int round = 0; round < 5; round++) {
        pthread_mutex_lock(&lock);
        while (turn % THREADS != number) pthread_cond_wait(&changed, &lock);
        turn++;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
    void *block = malloc(1000 * (number + 1));
    memset(block, 1, 1000);
    free(block);
    return (void *)(long)local;
}

static void *endless(void *argument) {
    for (;;) { struct timespec time = {0, 1000000}; nanosleep(&time, 0); pthread_testcancel(); }
    return argument;
}

int main(void) {
    pthread_t threads[THREADS], other;
    void *result;
    pthread_key_create(&key, destroy);
    pthread_barrier_init(&barrier, 0, THREADS);
    for (long i = 0; i < THREADS; i++) pthread_create(&threads[i], 0, work, (void *)i);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &result);
        printf("thread %d: %ld\n", i, (long)result);
    }
    printf("%ld %ld %ld %ld %d\n", (long)atomic_sum, sum, turn, (long)destroyed, local);
    pthread_create(&other, 0, endless, 0);
    pthread_cancel(other);
    pthread_join(other, &result);
    printf("cancelled: %d\n", result == PTHREAD_CANCELED);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 10000000;
    if (until.tv_nsec >= 1000000000) { until.tv_nsec -= 1000000000; until.tv_sec++; }
    pthread_mutex_lock(&lock);
    printf("timed out: %d\n", pthread_cond_timedwait(&changed, &lock, &until) == ETIMEDOUT);
    pthread_mutex_unlock(&lock);
    sem_t semaphore;
    sem_init(&semaphore, 0, 1);
    printf("%d %d\n", sem_wait(&semaphore), sem_trywait(&semaphore));
    pthread_mutexattr_t attributes;
    pthread_mutex_t robust;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&robust, &attributes);
    pthread_mutex_lock(&robust);
    printf("deadlock: %d\n", pthread_mutex_lock(&robust) == EDEADLK);
    pthread_attr_t attribute;
    size_t size;
    void *stack;
    pthread_getattr_np(pthread_self(), &attribute);
    pthread_attr_getstack(&attribute, &stack, &size);
    printf("on its stack: %d\n", (char *)&size > (char *)stack && (char *)&size < (char *)stack + size);
    pthread_exit(0);
}
