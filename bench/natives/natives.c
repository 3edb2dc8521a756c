#include <jni.h>

#define E (*e)

JNIEXPORT jint JNICALL Java_Natives_nothing(JNIEnv *e, jclass c, jint a) { return a; }

/* Calls a function of JNI, or a pair of them, so many times. */
JNIEXPORT jint JNICALL Java_Natives_run(JNIEnv *e, jclass c, jint what, jint times, jobject o,
                                        jstring s, jbyteArray b, jobjectArray list) {
    jclass own = E->GetObjectClass(e, o);
    jmethodID add = E->GetMethodID(e, own, "add", "(I)I");
    jmethodID init = E->GetMethodID(e, own, "<init>", "()V");
    jfieldID number = E->GetFieldID(e, own, "number", "I");
    jfieldID text = E->GetFieldID(e, own, "text", "Ljava/lang/String;");
    char buffer[256];
    jint sum = 0;
    for (int i = 0; i < times; i++) {
        switch (what) {
        case 0: sum += E->CallIntMethod(e, o, add, i); break;
        case 1: sum += E->GetIntField(e, o, number); break;
        case 2: E->SetObjectField(e, o, text, s); break;
        case 3: E->DeleteLocalRef(e, E->GetObjectArrayElement(e, list, 0)); break;
        case 4: E->GetByteArrayRegion(e, b, 0, 100, (jbyte *) buffer); break;
        case 5: {
            jbyte *bytes = E->GetByteArrayElements(e, b, 0);
            sum += bytes[0];
            E->ReleaseByteArrayElements(e, b, bytes, 0);
            break;
        }
        case 6: {
            const char *chars = E->GetStringUTFChars(e, s, 0);
            sum += chars[0];
            E->ReleaseStringUTFChars(e, s, chars);
            break;
        }
        case 7: E->DeleteLocalRef(e, E->NewStringUTF(e, "hello, world")); break;
        case 8: E->DeleteLocalRef(e, E->NewObject(e, own, init)); break;
        case 9: E->DeleteGlobalRef(e, E->NewGlobalRef(e, o)); break;
        }
    }
    return sum;
}
