#include <jni.h>
static JavaVM *machine;
static int loads;
JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved) { machine = vm; loads++; return JNI_VERSION_1_8; }
JNIEXPORT jint JNICALL Java_Loading_plain(JNIEnv *e, jclass c, jint a) { return a + loads; }
JNIEXPORT jint JNICALL Java_Loading_over__I(JNIEnv *e, jclass c, jint a) { return a + 1; }
JNIEXPORT jint JNICALL Java_Loading_over__Ljava_lang_String_2(JNIEnv *e, jclass c, jstring s) { return (*e)->GetStringLength(e, s); }
JNIEXPORT jint JNICALL Java_Loading_under_1score(JNIEnv *e, jclass c, jintArray a) { return (*e)->GetArrayLength(e, a); }
#ifdef __riscv
JNIEXPORT jint JNICALL Java_Loading_threads(JNIEnv *e, jclass c) {
    (*e)->CallStaticVoidMethod(e, c, (*e)->GetStaticMethodID(e, c, "told", "(I)V"), 7);
    return 0;
}
#else
#include <pthread.h>
static jclass loading;
static void *run(void *result) {
    JNIEnv *e;
    if ((*machine)->GetEnv(machine, (void **) &e, JNI_VERSION_1_8) != JNI_EDETACHED) return 0;
    if ((*machine)->AttachCurrentThread(machine, (void **) &e, 0)) return 0;
    (*e)->CallStaticVoidMethod(e, loading, (*e)->GetStaticMethodID(e, loading, "told", "(I)V"), 7);
    if ((*machine)->DetachCurrentThread(machine)) return 0;
    return (*machine)->GetEnv(machine, (void **) &e, JNI_VERSION_1_8) == JNI_EDETACHED ? result : 0;
}
JNIEXPORT jint JNICALL Java_Loading_threads(JNIEnv *e, jclass c) {
    pthread_t thread;
    void *result = 0;
    loading = (*e)->NewGlobalRef(e, c);
    pthread_create(&thread, 0, run, &thread);
    pthread_join(thread, &result);
    (*e)->DeleteGlobalRef(e, loading);
    return result != &thread;
}
#endif
