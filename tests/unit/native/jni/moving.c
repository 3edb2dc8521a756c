#include <jni.h>

static jobject global;

/* Reads what it is given, calls Java, which allocates, and reads it again. */
JNIEXPORT jobject JNICALL Java_Moving_pass(JNIEnv *e, jclass c, jobject a, jstring text, jobject chain, jint i) {
    static jmethodID made;
    static jfieldID number;
    if (!made) {
        made = (*e)->GetStaticMethodID(e, c, "made", "(Ljava/lang/Object;I)Ljava/lang/Object;");
        number = (*e)->GetFieldID(e, c, "number", "I");
    }
    jint pair[2];
    (*e)->GetIntArrayRegion(e, a, 0, 2, pair);
    if (pair[0] != i) return 0;
    if (i % 64) {
        if (chain && (*e)->GetIntField(e, chain, number) != i) return 0;
        if (i % 3 == 0) return a;
    }
    jobject result = (*e)->CallStaticObjectMethod(e, c, made, a, i);
    (*e)->GetIntArrayRegion(e, a, 0, 2, pair);
    if (pair[1] != i + 1 || (*e)->GetArrayLength(e, a) != 2) return 0;
    if (i % 64 == 0 && (*e)->GetStringLength(e, text) != 6) return 0;
    return result;
}

JNIEXPORT jint JNICALL Java_Moving_keep(JNIEnv *e, jclass c, jobject o) {
    if (global) (*e)->DeleteGlobalRef(e, global);
    global = (*e)->NewGlobalRef(e, o);
    return !global;
}

JNIEXPORT jobject JNICALL Java_Moving_kept(JNIEnv *e, jclass c) { return global; }
