#include <jni.h>

#define E (*e)
#define FN(Type, name) JNIEXPORT Type JNICALL Java_Quick_##name

static int put(char *to, int at, int number) {
    char digits[12];
    int count = 0;
    if (number < 0) { to[at++] = '-'; number = -number; }
    do { digits[count++] = (char) ('0' + number % 10); number /= 10; } while (number);
    while (count) to[at++] = digits[--count];
    to[at++] = ' ';
    to[at] = 0;
    return at;
}

FN(jstring, shapes)(JNIEnv *e, jclass c, jobjectArray shapes) {
    jmethodID area = E->GetMethodID(e, E->FindClass(e, "Quick$Shape"), "area", "(I)I");
    jclass failure = E->FindClass(e, "java/lang/IllegalStateException");
    char out[400];
    int at = 0;
    for (int i = 1; i < 5; i++) {
        for (int j = 0; j < E->GetArrayLength(e, shapes); j++) {
            jobject shape = E->GetObjectArrayElement(e, shapes, j);
            jvalue values[1];
            values[0].i = i;
            jint one = E->CallIntMethod(e, shape, area, i);
            jthrowable thrown = E->ExceptionOccurred(e);
            if (thrown) {
                E->ExceptionClear(e);
                one = E->IsInstanceOf(e, thrown, failure) ? 999 : 0;
            }
            jint other = E->CallIntMethodA(e, shape, area, values);
            if (E->ExceptionCheck(e)) {
                E->ExceptionClear(e);
                other = 999;
            }
            at = put(out, at, one == other ? one : -77);
            E->DeleteLocalRef(e, shape);
        }
    }
    return E->NewStringUTF(e, out);
}

FN(jstring, arguments)(JNIEnv *e, jclass c, jint round) {
    jmethodID mixed = E->GetStaticMethodID(e, c, "mixed", "(ZBCSIJFD)Ljava/lang/String;");
    jmethodID many = E->GetStaticMethodID(e, c, "many", "(DFDFDFDFDF)D");
    jmethodID nothing = E->GetStaticMethodID(e, c, "nothing", "()I");
    jvalue v[8];
    v[0].z = JNI_TRUE; v[1].b = -5; v[2].c = 0x20ac; v[3].s = -300;
    v[4].i = -70000; v[5].j = -1LL << 40; v[6].f = 1.1f; v[7].d = -1.0 / 3;
    jobject first = E->CallStaticObjectMethodA(e, c, mixed, v);
    jobject second = E->CallStaticObjectMethod(e, c, mixed, JNI_TRUE, -5, 0x20ac, -300, -70000,
                                               -1LL << 40, 1.1, -1.0 / 3);
    jclass object = E->FindClass(e, "java/lang/Object");
    jmethodID equals = E->GetMethodID(e, object, "equals", "(Ljava/lang/Object;)Z");
    if (!E->CallBooleanMethod(e, first, equals, second)) return E->NewStringUTF(e, "differ");
    if (E->CallBooleanMethod(e, first, equals, NULL)) return E->NewStringUTF(e, "is null");
    double sum = E->CallStaticDoubleMethod(e, c, many, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0,
                                           10.0);
    if (sum != 385.0) return E->NewStringUTF(e, "many");
    if (E->CallStaticIntMethodA(e, c, nothing, NULL) != 7) return E->NewStringUTF(e, "nothing");
    return second;
}

FN(jint, depth)(JNIEnv *e, jclass c, jint left) {
    jmethodID deeper = E->GetStaticMethodID(e, c, "deeper", "(I)I");
    jclass kept = E->NewGlobalRef(e, c);
    volatile jint before = left * 3;
    jint found = E->CallStaticIntMethod(e, kept, deeper, left);
    E->DeleteGlobalRef(e, kept);
    return before == left * 3 ? found : -1;
}

FN(jint, lend)(JNIEnv *e, jclass c, jobjectArray arrays) {
    jint *lent[20];
    jobject array[20];
    jint sum = 0;
    for (int i = 0; i < 20; i++) {
        array[i] = E->GetObjectArrayElement(e, arrays, i);
        lent[i] = E->GetIntArrayElements(e, array[i], NULL);
        for (int j = 0; j < i; j++) if (lent[i] == lent[j]) return -1;
    }
    for (int i = 0; i < 20; i++) {
        sum += lent[i][0] + lent[i][1];
        lent[i][0] += 100;
    }
    E->ReleaseIntArrayElements(e, array[19], lent[19], JNI_COMMIT);
    lent[19][0] = 5;
    for (int i = 19; i >= 0; i--)
        E->ReleaseIntArrayElements(e, array[i], lent[i], i == 19 ? JNI_ABORT : 0);
    return sum;
}

FN(jstring, text)(JNIEnv *e, jclass c, jstring text) {
    char out[200], region[100];
    int at = 0;
    jsize size = E->GetStringLength(e, text), bytes = E->GetStringUTFLength(e, text);
    const char *utf = E->GetStringUTFChars(e, text, NULL);
    const jchar *units = E->GetStringChars(e, text, NULL);
    E->GetStringUTFRegion(e, text, 0, size, region);
    at = put(out, put(out, 0, size), bytes);
    for (int i = 0; i <= bytes; i++) at = put(out, at, utf[i] == region[i] ? utf[i] & 255 : -1);
    for (int i = 0; i < size; i++) at = put(out, at, units[i]);
    E->GetStringUTFRegion(e, text, size, 1, region);
    E->ReleaseStringUTFChars(e, text, utf);
    E->ReleaseStringChars(e, text, units);
    if (!E->ExceptionCheck(e)) return 0;
    E->ExceptionClear(e);
    return E->NewStringUTF(e, out);
}

FN(jint, wrong)(JNIEnv *e, jclass c, jobject number, jobject text) {
    jmethodID wants = E->GetStaticMethodID(e, c, "wants", "(Ljava/lang/Integer;Ljava/lang/String;)I");
    return E->CallStaticIntMethod(e, c, wants, number, text);
}

FN(jobjectArray, make)(JNIEnv *e, jclass c, jint count) {
    jmethodID init = E->GetMethodID(e, c, "<init>", "(ILjava/lang/String;D)V");
    jfieldID kept = E->GetFieldID(e, c, "kept", "Ljava/lang/Object;");
    jfieldID name = E->GetFieldID(e, c, "name", "Ljava/lang/String;");
    jobjectArray made = E->NewObjectArray(e, count, c, NULL);
    for (int i = 0; i < count; i++) {
        jstring text = E->NewStringUTF(e, "x");
        jobject one = E->NewObject(e, c, init, i == 2 ? -1 : i, text, i / 4.0);
        if (!one) {
            E->ExceptionClear(e);
            continue;
        }
        E->SetObjectField(e, one, name, i % 2 ? text : NULL);
        E->SetObjectField(e, one, name, E->GetObjectField(e, one, i == 3 ? name : kept));
        E->SetObjectArrayElement(e, made, i, one);
        E->SetObjectArrayElement(e, made, i, E->GetObjectArrayElement(e, made, i));
    }
    E->SetObjectArrayElement(e, made, 0, NULL);
    return made;
}

/* Compilers may take the callers of small numbers to have filled their registers. */
FN(jint, pick)(JNIEnv *e, jclass c, jint what, jbyte small, jshort middle, jchar unit, jboolean flag) {
    jlong rest = (jlong) small * 3 + (jlong) middle * 5 + (jlong) unit * 7 + (jlong) flag * 11;
    switch (what) {
    case 0: return (jint) (rest + 10);
    case 1: return (jint) (rest * 2);
    case 2: return (jint) (rest - 30);
    case 3: return (jint) (rest ^ 40);
    case 4: return (jint) (rest | 50);
    case 5: return (jint) (rest + 60);
    default: return (jint) (-rest);
    }
}
