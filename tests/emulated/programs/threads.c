/* pthreads: mutexes, condition variables, barriers, thread-local storage, once, read-write locks,
   semaphores, atomics, cancellation and detached threads. */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 4, TURNS = 20000 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t shared_lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static sem_t finished;
static long locked_count, queue[16], put_at, got_at, consumed;
static atomic_long atomic_count;
static atomic_int initialised, destroyed;
static _Thread_local long own = 7;

static void initialise(void) { initialised++; }

static void destroy(void *value) { destroyed += *(int *)value; }

static void *count(void *argument) {
    long number = (long)argument;
    int *value = malloc(sizeof *value);
    *value = 1;
    pthread_once(&once, initialise);
    pthread_setspecific(key, value);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < TURNS; i++) {
        pthread_mutex_lock(&lock);
        locked_count++;
        pthread_mutex_unlock(&lock);
        atomic_fetch_add(&atomic_count, number);
        own += number;
        if (i % 100 == 0) {
            pthread_rwlock_rdlock(&shared_lock);
            pthread_rwlock_unlock(&shared_lock);
        }
    }
    return (void *)(own - 7);
}

static void *consume(void *unused) {
    for (;;) {
        pthread_mutex_lock(&lock);
        while (got_at == put_at)
            pthread_cond_wait(&changed, &lock);
        long item = queue[got_at++ % 16];
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
        if (item < 0)
            return unused;
        consumed += item;
    }
}

static void produce(long items) {
    for (long i = 0; i <= items; i++) {
        pthread_mutex_lock(&lock);
        while (put_at - got_at == 16)
            pthread_cond_wait(&changed, &lock);
        queue[put_at++ % 16] = i == items ? -1 : i;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
}

static void *wait_for_ever(void *unused) {
    for (;;)
        sem_wait(unused);
    return NULL;
}

static void *post(void *unused) {
    sem_post(&finished);
    return unused;
}

int main(void) {
    pthread_t threads[THREADS], consumer, waiting, detached;
    void *result;
    long sum = 0;
    pthread_key_create(&key, destroy);
    pthread_barrier_init(&barrier, NULL, THREADS);
    for (long i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, count, (void *)(i + 1));
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &result);
        sum += (long)result;
    }
    printf("%ld %ld %ld %d %d %ld\n", locked_count, (long)atomic_count, sum, (int)initialised,
           (int)destroyed, own);
    pthread_create(&consumer, NULL, consume, NULL);
    produce(5000);
    pthread_join(consumer, NULL);
    printf("%ld\n", consumed);
    sem_t never;
    sem_init(&never, 0, 0);
    sem_init(&finished, 0, 0);
    pthread_create(&waiting, NULL, wait_for_ever, &never);
    pthread_cancel(waiting);
    pthread_join(waiting, &result);
    printf("%d\n", result == PTHREAD_CANCELED);
    pthread_create(&detached, NULL, post, NULL);
    pthread_detach(detached);
    sem_wait(&finished);
    for (int i = 0; i < 50; i++) {
        pthread_create(&threads[0], NULL, post, NULL);
        pthread_join(threads[0], NULL);
    }
    int posted;
    sem_getvalue(&finished, &posted);
    printf("%d\n", posted);
    return 0;
}
