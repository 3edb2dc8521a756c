#include <jni.h>

JNIEXPORT jlong JNICALL Java_Hostile_call(JNIEnv *e, jclass c, jint number, jlong x, jlong y, jlong z, jlong w) {
    return ((jlong (**)(JNIEnv *, jlong, jlong, jlong, jlong)) *e)[number](e, x, y, z, w);
}

JNIEXPORT jlong JNICALL Java_Hostile_handle(JNIEnv *e, jclass c, jobject o, jint kind) {
    return (jlong) (kind == 2 ? (*e)->NewGlobalRef(e, o) : (*e)->NewWeakGlobalRef(e, o));
}

static jobject kept;
static int deep(volatile char *above) { volatile char page[4000]; page[0] = above ? above[0] : 1; return deep(page) + page[0]; }

JNIEXPORT void JNICALL Java_Hostile_stale(JNIEnv *e, jclass c) {
    static int is_inner;
    kept = c;
    if (is_inner) return;
    is_inner = 1;
    (*e)->CallStaticVoidMethod(e, c, (*e)->GetStaticMethodID(e, c, "stale", "()V"));
    is_inner = 0;
    (*e)->GetObjectClass(e, kept);
}

JNIEXPORT jint JNICALL Java_Hostile_crash(JNIEnv *e, jclass c, jint way, jlong address) {
    switch (way) {
        case 0: return *(volatile jint *) address;
        case 1: *(volatile jint *) address = 1; return 0;
        case 2: ((void (*)(void)) address)(); return 0;
        case 3: __asm__ volatile (".word 0"); return 0;
        case 4: __asm__ volatile ("ebreak"); return 0;
        case 5: __asm__ volatile ("li a7, 64\n ecall" ::: "a7", "a0"); return 0;
        case 6: return deep(0);
        case 7: __asm__ volatile ("mv sp, %0\n addi sp, sp, -16\n sd ra, 0(sp)" :: "r" (address)); return 0;
        case 8: (*e)->FatalError(e, "cannot go on"); return 0;
        case 9: (*e)->ReleaseStringUTFChars(e, (*e)->NewStringUTF(e, "a"), (char *) address); return 0;
        case 10: return (*e)->GetStaticMethodID(e, (*e)->FindClass(e, "pvm/internal/Memory"), "putBits", "(JJ)V") != 0;
        case 11: return (*e)->GetFieldID(e, (*e)->FindClass(e, "java/lang/String"), "value", "[B") != 0;
        case 12: return (*e)->AllocObject(e, (*e)->FindClass(e, "java/lang/String")) != 0;
    }
    return 7;
}

JNIEXPORT jint JNICALL Java_Hostile_recurse(JNIEnv *e, jclass c, jint depth) {
    jmethodID again = (*e)->GetStaticMethodID(e, c, "again", "(I)I");
    return again ? (*e)->CallStaticIntMethod(e, c, again, depth) : 0;
}

JNIEXPORT jobject JNICALL Java_Hostile_wrongResult(JNIEnv *e, jclass c, jstring s) { return s; }

JNIEXPORT jint JNICALL Java_Hostile_pending(JNIEnv *e, jclass c) {
    (*e)->ThrowNew(e, (*e)->FindClass(e, "java/lang/IllegalStateException"), "stays");
    jclass found = (*e)->FindClass(e, "java/lang/Error");
    (*e)->ThrowNew(e, found, "another");
    return (*e)->GetStringLength(e, 0) + (*e)->CallStaticIntMethod(e, c, 0, 1);
}

JNIEXPORT void JNICALL Java_Hostile_loop(JNIEnv *e, jclass c) { for (;;) __asm__ volatile (""); }
