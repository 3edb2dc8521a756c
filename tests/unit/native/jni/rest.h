/* The tests of functions that are alone of their kind; a part of functions.c. */
static JavaVM *loaded_vm;
#ifndef NEWEST           /* whether there are the functions that JDK 17 does not have */
#define NEWEST 1
#endif

TEST(GetVersion) { CHECK(E->GetVersion(e) >= JNI_VERSION_10); return 0; }
TEST(DefineClass) { jsize n = E->GetArrayLength(e, t->bytes); jbyte *p = E->GetByteArrayElements(e, t->bytes, 0); static int defined;
    jmethodID get = E->GetMethodID(e, E->FindClass(e, "java/lang/Class"), "getClassLoader", "()Ljava/lang/ClassLoader;");
    jclass made = E->DefineClass(e, "Defined", E->CallObjectMethod(e, t->c, get), p, n);
    if (defined++) { CHECK(!made); CHECK(threw(e, "java/lang/LinkageError")); E->ReleaseByteArrayElements(e, t->bytes, p, JNI_ABORT); return 0; }
    CHECK(made);
    E->ReleaseByteArrayElements(e, t->bytes, p, JNI_ABORT);
    jmethodID m = E->GetStaticMethodID(e, made, "answer", "()I"); CHECK(m); CHECK(E->CallStaticIntMethod(e, made, m) == 42);
    CHECK(!E->DefineClass(e, "Other", 0, (const jbyte *) "nothing", 7)); CHECK(threw(e, "java/lang/ClassFormatError")); return 0; }
TEST(FindClass) { CHECK(SAME(E->FindClass(e, "Functions"), t->c)); CHECK(E->FindClass(e, "[[I")); CHECK(E->FindClass(e, "[Ljava/lang/String;"));
    CHECK(!E->FindClass(e, "no/Such")); CHECK(threw(e, "java/lang/NoClassDefFoundError"));
    CHECK(!E->FindClass(e, "java.lang.String")); CHECK(threw(e, "java/lang/NoClassDefFoundError")); return 0; }
TEST(FromReflectedMethod) { jmethodID m = E->FromReflectedMethod(e, t->reflected); CHECK(m);
    CHECK(m == E->GetStaticMethodID(e, t->c, "classFile", "()[B")); CHECK(E->CallStaticObjectMethod(e, t->c, m)); return 0; }
TEST(ToReflectedMethod) { jmethodID m = E->GetStaticMethodID(e, t->c, "classFile", "()[B"); jobject made = E->ToReflectedMethod(e, t->c, m, 1); CHECK(made);
    jmethodID equals = E->GetMethodID(e, E->FindClass(e, "java/lang/Object"), "equals", "(Ljava/lang/Object;)Z"); CHECK(E->CallBooleanMethod(e, made, equals, t->reflected));
    m = E->GetMethodID(e, t->c, "<init>", "(ILjava/lang/String;DFJZ)V"); made = E->ToReflectedMethod(e, t->c, m, 0);
    CHECK(E->IsInstanceOf(e, made, E->FindClass(e, "java/lang/reflect/Constructor"))); CHECK(E->FromReflectedMethod(e, made) == m); return 0; }
TEST(ToReflectedField) { jfieldID f = E->GetFieldID(e, t->c, "intField", "I"); jobject made = E->ToReflectedField(e, t->c, f, 0);
    CHECK(E->IsInstanceOf(e, made, E->FindClass(e, "java/lang/reflect/Field"))); return 0; }
TEST(FromReflectedField) { jfieldID f = E->GetFieldID(e, t->c, "longField", "J"); CHECK(E->FromReflectedField(e, E->ToReflectedField(e, t->c, f, 0)) == f); return 0; }
TEST(GetSuperclass) { jclass object = E->FindClass(e, "java/lang/Object"); CHECK(SAME(E->GetSuperclass(e, t->c), object)); CHECK(!E->GetSuperclass(e, object));
    CHECK(SAME(E->GetSuperclass(e, E->GetObjectClass(e, t->sub)), t->c)); CHECK(!E->GetSuperclass(e, E->FindClass(e, "Functions$Face"))); return 0; }
TEST(IsAssignableFrom) { jclass sub = E->GetObjectClass(e, t->sub); CHECK(E->IsAssignableFrom(e, sub, t->c)); CHECK(!E->IsAssignableFrom(e, t->c, sub));
    CHECK(E->IsAssignableFrom(e, E->FindClass(e, "[I"), E->FindClass(e, "java/lang/Cloneable"))); return 0; }
TEST(Throw) { jclass c = E->FindClass(e, "java/lang/IllegalStateException"); jobject x = E->NewObject(e, c, E->GetMethodID(e, c, "<init>", "()V")); CHECK(x);
    CHECK(E->Throw(e, x) == 0); jthrowable found = E->ExceptionOccurred(e); E->ExceptionClear(e); CHECK(SAME(found, x)); return 0; }
TEST(ThrowNew) { CHECK(E->ThrowNew(e, E->FindClass(e, "java/lang/RuntimeException"), "w\xc3\xb6rld") == 0); jthrowable x = E->ExceptionOccurred(e); E->ExceptionClear(e);
    jmethodID m = E->GetMethodID(e, E->FindClass(e, "java/lang/Throwable"), "getMessage", "()Ljava/lang/String;");
    CHECK(is_text(e, E->CallObjectMethod(e, x, m), "w\xc3\xb6rld")); return 0; }
TEST(ExceptionOccurred) { CHECK(!E->ExceptionOccurred(e)); jclass c = E->FindClass(e, "Functions$Failing");
    E->CallStaticVoidMethod(e, c, E->GetStaticMethodID(e, c, "fail", "()V")); CHECK(threw(e, "java/lang/IllegalStateException")); CHECK(!E->ExceptionOccurred(e)); return 0; }
TEST(ExceptionDescribe) { E->ExceptionDescribe(e); CHECK(E->ThrowNew(e, E->FindClass(e, "java/lang/RuntimeException"), "described") == 0);
    E->ExceptionDescribe(e); E->ExceptionClear(e); return 0; }
TEST(ExceptionClear) { E->ExceptionClear(e); E->ThrowNew(e, E->FindClass(e, "java/lang/Error"), 0); E->ExceptionClear(e); CHECK(!E->ExceptionCheck(e)); return 0; }
TEST(ExceptionCheck) { CHECK(!E->ExceptionCheck(e)); E->ThrowNew(e, E->FindClass(e, "java/lang/Error"), 0); CHECK(E->ExceptionCheck(e) == 1); E->ExceptionClear(e); return 0; }
TEST(PushLocalFrame) { CHECK(E->PushLocalFrame(e, 16) == 0); jobject o = E->NewLocalRef(e, t->o); CHECK(o); CHECK(SAME(o, t->o)); E->PopLocalFrame(e, 0);
    for (int i = 0; i < 100; i++) { CHECK(E->PushLocalFrame(e, 4) == 0); E->NewLocalRef(e, t->o); } for (int i = 0; i < 100; i++) E->PopLocalFrame(e, 0); return 0; }
TEST(PopLocalFrame) { CHECK(E->PushLocalFrame(e, 16) == 0); jobject o = E->NewStringUTF(e, "kept"); jobject kept = E->PopLocalFrame(e, o); CHECK(is_text(e, kept, "kept")); return 0; }
TEST(NewGlobalRef) { jobject g = E->NewGlobalRef(e, t->o); CHECK(g); CHECK(SAME(g, t->o)); E->DeleteGlobalRef(e, g); CHECK(!E->NewGlobalRef(e, 0)); return 0; }
TEST(DeleteGlobalRef) { jobject g = E->NewGlobalRef(e, t->o), h = E->NewGlobalRef(e, t->sub); E->DeleteGlobalRef(e, g); CHECK(SAME(h, t->sub)); E->DeleteGlobalRef(e, h);
    E->DeleteGlobalRef(e, 0); return 0; }
TEST(DeleteLocalRef) { for (int i = 0; i < 5000; i++) { jobject o = E->NewLocalRef(e, t->o); CHECK(o); E->DeleteLocalRef(e, o); } E->DeleteLocalRef(e, 0); return 0; }
TEST(IsSameObject) { CHECK(SAME(t->o, t->o)); CHECK(!SAME(t->o, t->sub)); CHECK(SAME(0, 0)); CHECK(!SAME(t->o, 0)); return 0; }
TEST(NewLocalRef) { jobject o = E->NewLocalRef(e, t->o); CHECK(SAME(o, t->o)); CHECK(!E->NewLocalRef(e, 0)); return 0; }
TEST(EnsureLocalCapacity) { CHECK(E->EnsureLocalCapacity(e, 100) == 0); return 0; }
TEST(AllocObject) { jobject o = E->AllocObject(e, t->c); CHECK(o); CHECK(E->GetIntField(e, o, E->GetFieldID(e, t->c, "intField", "I")) == 0);
    CHECK(!E->AllocObject(e, E->FindClass(e, "java/lang/Number"))); CHECK(threw(e, "java/lang/InstantiationException")); return 0; }
#define CONSTRUCTOR E->GetMethodID(e, t->c, "<init>", "(ILjava/lang/String;DFJZ)V")
static int is_made(JNIEnv *e, Subject *t, jobject o) {
    return o && E->GetIntField(e, o, E->GetFieldID(e, t->c, "intField", "I")) == 7 && is_text(e, E->GetObjectField(e, o, E->GetFieldID(e, t->c, "objectField", OBJECT)), "new")
        && E->GetDoubleField(e, o, E->GetFieldID(e, t->c, "doubleField", "D")) == 0.5 + 0.25 + 10 + 1;
}
static jobject list_new(JNIEnv *e, jclass c, jmethodID m, ...) { va_list list; va_start(list, m); jobject o = E->NewObjectV(e, c, m, list); va_end(list); return o; }
TEST(NewObject) { CHECK(is_made(e, t, E->NewObject(e, t->c, CONSTRUCTOR, 7, E->NewStringUTF(e, "new"), 0.5, 0.25f, 10L, 1))); return 0; }
TEST(NewObjectV) { CHECK(is_made(e, t, list_new(e, t->c, CONSTRUCTOR, 7, E->NewStringUTF(e, "new"), 0.5, 0.25f, 10L, 1))); return 0; }
TEST(NewObjectA) { jvalue v[6]; v[0].i = 7; v[1].l = E->NewStringUTF(e, "new"); v[2].d = 0.5; v[3].f = 0.25f; v[4].j = 10; v[5].z = 1;
    CHECK(is_made(e, t, E->NewObjectA(e, t->c, CONSTRUCTOR, v))); return 0; }
TEST(GetObjectClass) { CHECK(SAME(E->GetObjectClass(e, t->o), t->c)); CHECK(SAME(E->GetObjectClass(e, t->bytes), E->FindClass(e, "[B"))); return 0; }
TEST(IsInstanceOf) { CHECK(E->IsInstanceOf(e, t->sub, t->c)); CHECK(!E->IsInstanceOf(e, t->o, E->GetObjectClass(e, t->sub))); CHECK(E->IsInstanceOf(e, 0, t->c)); return 0; }
TEST(GetMethodID) { jclass named = E->FindClass(e, "Functions$Named"), face = E->FindClass(e, "Functions$Face"); jobject o = E->AllocObject(e, named);
    CHECK(is_text(e, E->CallObjectMethod(e, o, E->GetMethodID(e, named, "both", "()Ljava/lang/String;")), "namednamed"));
    CHECK(is_text(e, E->CallObjectMethod(e, o, E->GetMethodID(e, face, "name", "()Ljava/lang/String;")), "named"));
    CHECK(!E->GetMethodID(e, named, "no", "()V")); CHECK(threw(e, "java/lang/NoSuchMethodError"));
    CHECK(!E->GetMethodID(e, t->c, "classFile", "()[B")); CHECK(threw(e, "java/lang/NoSuchMethodError")); return 0; }
TEST(GetFieldID) { CHECK(E->GetFieldID(e, E->GetObjectClass(e, t->sub), "calls", "I") == E->GetFieldID(e, t->c, "calls", "I")); CHECK(!E->GetFieldID(e, t->c, "calls", "J"));
    CHECK(threw(e, "java/lang/NoSuchFieldError")); return 0; }
TEST(GetStaticMethodID) { CHECK(!E->GetStaticMethodID(e, t->c, "intMethod", ALL "I")); CHECK(threw(e, "java/lang/NoSuchMethodError"));
    CHECK(E->GetStaticMethodID(e, E->GetObjectClass(e, t->sub), "classFile", "()[B")); return 0; }
TEST(GetStaticFieldID) { CHECK(E->GetStaticFieldID(e, t->c, "intStatic", "I")); CHECK(!E->GetStaticFieldID(e, t->c, "intField", "I")); CHECK(threw(e, "java/lang/NoSuchFieldError")); return 0; }
static const jchar UNITS[] = {'a', 0, 0xe9, 0x20ac, 0xd83d, 0xde00, 0xdc00};
#define MADE E->NewString(e, UNITS, 7)
TEST(NewString) { jstring s = MADE; CHECK(s); CHECK(E->GetStringLength(e, s) == 7); CHECK(E->GetStringLength(e, E->NewString(e, UNITS, 0)) == 0); return 0; }
TEST(GetStringLength) { CHECK(E->GetStringLength(e, E->NewStringUTF(e, "\xc3\xa9t\xc3\xa9")) == 3); return 0; }
TEST(GetStringChars) { jstring s = MADE; jboolean copy = 9; const jchar *p = E->GetStringChars(e, s, &copy); CHECK(p); CHECK(copy < 2); int good = 1;
    for (int i = 0; i < 7; i++) good &= p[i] == UNITS[i]; E->ReleaseStringChars(e, s, p); CHECK(good); return 0; }
TEST(ReleaseStringChars) { jstring s = MADE; for (int i = 0; i < 1000; i++) { const jchar *p = E->GetStringChars(e, s, 0); CHECK(p); E->ReleaseStringChars(e, s, p); } return 0; }
TEST(NewStringUTF) { CHECK(is_text(e, E->NewStringUTF(e, "a\xc0\x80\xe2\x82\xac"), "a\xc0\x80\xe2\x82\xac")); CHECK(!E->NewStringUTF(e, 0)); return 0; }
TEST(GetStringUTFLength) { CHECK(E->GetStringUTFLength(e, MADE) == 1 + 2 + 2 + 3 + 6 + 3); return 0; }
TEST(GetStringUTFChars) { jstring s = MADE; jboolean copy = 9; const char *p = E->GetStringUTFChars(e, s, &copy); CHECK(p); CHECK(copy < 2);
    int good = same(p, "a\xc0\x80\xc3\xa9\xe2\x82\xac\xed\xa0\xbd\xed\xb8\x80\xed\xb0\x80"); E->ReleaseStringUTFChars(e, s, p); CHECK(good); return 0; }
TEST(ReleaseStringUTFChars) { for (int i = 0; i < 1000; i++) { const char *p = E->GetStringUTFChars(e, E->NewLocalRef(e, 0) ? 0 : MADE, 0); CHECK(p); } return 0; }
TEST(GetArrayLength) { CHECK(E->GetArrayLength(e, E->NewIntArray(e, 0)) == 0); CHECK(E->GetArrayLength(e, E->NewObjectArray(e, 9, t->c, 0)) == 9); return 0; }
TEST(NewObjectArray) { jobjectArray a = E->NewObjectArray(e, 3, t->c, t->o); CHECK(a); for (int i = 0; i < 3; i++) CHECK(SAME(E->GetObjectArrayElement(e, a, i), t->o));
    CHECK(SAME(E->GetObjectClass(e, a), E->FindClass(e, "[LFunctions;"))); CHECK(!E->NewObjectArray(e, -1, t->c, 0)); CHECK(threw(e, "java/lang/NegativeArraySizeException")); return 0; }
TEST(GetObjectArrayElement) { jobjectArray a = E->NewObjectArray(e, 1, t->c, 0); CHECK(!E->GetObjectArrayElement(e, a, 0)); CHECK(!E->ExceptionCheck(e));
    CHECK(!E->GetObjectArrayElement(e, a, 1)); CHECK(threw(e, "java/lang/ArrayIndexOutOfBoundsException")); return 0; }
TEST(SetObjectArrayElement) { jobjectArray a = E->NewObjectArray(e, 2, t->c, 0); E->SetObjectArrayElement(e, a, 1, t->sub); CHECK(SAME(E->GetObjectArrayElement(e, a, 1), t->sub));
    E->SetObjectArrayElement(e, a, 1, t->bytes); CHECK(threw(e, "java/lang/ArrayStoreException")); E->SetObjectArrayElement(e, a, -1, t->o);
    CHECK(threw(e, "java/lang/ArrayIndexOutOfBoundsException")); E->SetObjectArrayElement(e, a, 1, 0); CHECK(!E->GetObjectArrayElement(e, a, 1)); return 0; }
static jint JNICALL triple(JNIEnv *e, jobject o, jint a) { return 3 * a; }
#define REGISTERED E->GetMethodID(e, t->c, "registered", "(I)I")
TEST(RegisterNatives) { JNINativeMethod rows[] = {{"registered", "(I)I", (void *) triple}}; CHECK(E->RegisterNatives(e, t->c, rows, 1) == 0);
    CHECK(E->CallIntMethod(e, t->o, REGISTERED, 14) == 42); rows[0].name = "no"; CHECK(E->RegisterNatives(e, t->c, rows, 1) < 0); CHECK(threw(e, "java/lang/NoSuchMethodError")); return 0; }
TEST(UnregisterNatives) { JNINativeMethod rows[] = {{"registered", "(I)I", (void *) triple}}; CHECK(E->RegisterNatives(e, t->c, rows, 1) == 0); CHECK(E->UnregisterNatives(e, t->c) == 0);
    CHECK(E->CallIntMethod(e, t->o, REGISTERED, 14) == 0); CHECK(threw(e, "java/lang/UnsatisfiedLinkError")); return 0; }
#define HOLDS E->CallStaticBooleanMethod(e, thread, E->GetStaticMethodID(e, thread, "holdsLock", "(Ljava/lang/Object;)Z"), t->o)
TEST(MonitorEnter) { jclass thread = E->FindClass(e, "java/lang/Thread"); CHECK(!HOLDS); CHECK(E->MonitorEnter(e, t->o) == 0); CHECK(HOLDS); CHECK(E->MonitorExit(e, t->o) == 0); return 0; }
TEST(MonitorExit) { jclass thread = E->FindClass(e, "java/lang/Thread"); CHECK(E->MonitorEnter(e, t->o) == 0); CHECK(E->MonitorEnter(e, t->o) == 0); CHECK(E->MonitorExit(e, t->o) == 0); CHECK(HOLDS);
    CHECK(E->MonitorExit(e, t->o) == 0); CHECK(!HOLDS); CHECK(E->MonitorExit(e, t->o) < 0); CHECK(threw(e, "java/lang/IllegalMonitorStateException")); return 0; }
TEST(GetJavaVM) { JavaVM *vm = 0; CHECK(E->GetJavaVM(e, &vm) == 0); CHECK(vm && vm == loaded_vm); void *found = 0; CHECK((*vm)->GetEnv(vm, &found, JNI_VERSION_1_6) == 0); CHECK(found == e);
    CHECK((*vm)->AttachCurrentThread(vm, &found, 0) == 0 && found == e); CHECK((*vm)->AttachCurrentThreadAsDaemon(vm, &found, 0) == 0 && found == e);
    CHECK((*vm)->GetEnv(vm, &found, 0x7fff0000) == JNI_EVERSION); CHECK((*vm)->DetachCurrentThread(vm) != 0); return 0; }
TEST(GetStringRegion) { jchar out[3]; E->GetStringRegion(e, MADE, 2, 3, out); CHECK(out[0] == 0xe9 && out[1] == 0x20ac && out[2] == 0xd83d);
    E->GetStringRegion(e, MADE, 5, 3, out); CHECK(threw(e, "java/lang/StringIndexOutOfBoundsException")); return 0; }
TEST(GetStringUTFRegion) { char out[16]; E->GetStringUTFRegion(e, MADE, 2, 2, out); CHECK(same(out, "\xc3\xa9\xe2\x82\xac")); E->GetStringUTFRegion(e, MADE, -1, 3, out);
    CHECK(threw(e, "java/lang/StringIndexOutOfBoundsException")); return 0; }
TEST(GetPrimitiveArrayCritical) { jintArray a = E->NewIntArray(e, 2); jint in[2] = {5, 6}; E->SetIntArrayRegion(e, a, 0, 2, in); jboolean copy = 9; jint *p = E->GetPrimitiveArrayCritical(e, a, &copy);
    int good = p && p[0] == 5 && p[1] == 6 && copy < 2; E->ReleasePrimitiveArrayCritical(e, a, p, JNI_ABORT); CHECK(good); return 0; }
TEST(ReleasePrimitiveArrayCritical) { jdoubleArray a = E->NewDoubleArray(e, 2); jdouble out[2]; jdouble *p = E->GetPrimitiveArrayCritical(e, a, 0); p[1] = 0.5; E->ReleasePrimitiveArrayCritical(e, a, p, 0);
    E->GetDoubleArrayRegion(e, a, 0, 2, out); CHECK(out[0] == 0 && out[1] == 0.5); return 0; }
TEST(GetStringCritical) { jstring s = MADE; const jchar *p = E->GetStringCritical(e, s, 0); int good = p && p[3] == 0x20ac; E->ReleaseStringCritical(e, s, p); CHECK(good); return 0; }
TEST(ReleaseStringCritical) { jstring s = MADE; for (int i = 0; i < 100; i++) { const jchar *p = E->GetStringCritical(e, s, 0); CHECK(p); E->ReleaseStringCritical(e, s, p); } return 0; }
TEST(NewWeakGlobalRef) { jweak w = E->NewWeakGlobalRef(e, t->o); CHECK(w); CHECK(SAME(w, t->o)); CHECK(SAME(E->NewLocalRef(e, w), t->o)); E->DeleteWeakGlobalRef(e, w); return 0; }
TEST(DeleteWeakGlobalRef) { CHECK(E->PushLocalFrame(e, 4) == 0); jweak w = E->NewWeakGlobalRef(e, E->NewStringUTF(e, "dies")); CHECK(!SAME(w, 0)); E->PopLocalFrame(e, 0);
    jclass system = E->FindClass(e, "java/lang/System"); E->CallStaticVoidMethod(e, system, E->GetStaticMethodID(e, system, "gc", "()V")); CHECK(SAME(w, 0)); CHECK(!E->NewLocalRef(e, w));
    E->DeleteWeakGlobalRef(e, w); return 0; }
static char outside[16];
TEST(NewDirectByteBuffer) { jobject b = E->NewDirectByteBuffer(e, outside, 16); CHECK(b || threw(e, "java/lang/UnsupportedOperationException")); return 0; }
TEST(GetDirectBufferAddress) { jobject b = E->NewDirectByteBuffer(e, outside, 16); E->ExceptionClear(e); CHECK(!b || E->GetDirectBufferAddress(e, b) == outside); CHECK(!E->GetDirectBufferAddress(e, t->o)); return 0; }
TEST(GetDirectBufferCapacity) { jobject b = E->NewDirectByteBuffer(e, outside, 16); E->ExceptionClear(e); CHECK(!b || E->GetDirectBufferCapacity(e, b) == 16); CHECK(E->GetDirectBufferCapacity(e, t->o) == -1); return 0; }
TEST(GetObjectRefType) { CHECK(E->GetObjectRefType(e, t->o) == JNILocalRefType); jobject g = E->NewGlobalRef(e, t->o); jweak w = E->NewWeakGlobalRef(e, t->o); CHECK(E->GetObjectRefType(e, g) == JNIGlobalRefType);
    CHECK(E->GetObjectRefType(e, w) == JNIWeakGlobalRefType); E->DeleteGlobalRef(e, g); E->DeleteWeakGlobalRef(e, w); CHECK(E->GetObjectRefType(e, 0) == JNIInvalidRefType); return 0; }
TEST(GetModule) { jobject m = E->GetModule(e, t->c); CHECK(m); CHECK(E->IsInstanceOf(e, m, E->FindClass(e, "java/lang/Module"))); return 0; }
TEST(IsVirtualThread) { if (E->GetVersion(e) < 0x00150000 && !NEWEST) return 0; CHECK(!E->IsVirtualThread(e, t->o)); return 0; }
TEST(GetStringUTFLengthAsLong) { if (!NEWEST) return 0; CHECK(E->GetStringUTFLengthAsLong(e, MADE) == 17); return 0; }

#define REST_ROWS ROW(GetVersion) ROW(DefineClass) ROW(FindClass) ROW(FromReflectedMethod) ROW(FromReflectedField) ROW(ToReflectedMethod) ROW(GetSuperclass) ROW(IsAssignableFrom) \
    ROW(ToReflectedField) ROW(Throw) ROW(ThrowNew) ROW(ExceptionOccurred) ROW(ExceptionDescribe) ROW(ExceptionClear) ROW(PushLocalFrame) ROW(PopLocalFrame) ROW(NewGlobalRef) \
    ROW(DeleteGlobalRef) ROW(DeleteLocalRef) ROW(IsSameObject) ROW(NewLocalRef) ROW(EnsureLocalCapacity) ROW(AllocObject) ROW(NewObject) ROW(NewObjectV) ROW(NewObjectA) ROW(GetObjectClass) \
    ROW(IsInstanceOf) ROW(GetMethodID) ROW(GetFieldID) ROW(GetStaticMethodID) ROW(GetStaticFieldID) ROW(NewString) ROW(GetStringLength) ROW(GetStringChars) ROW(ReleaseStringChars) \
    ROW(NewStringUTF) ROW(GetStringUTFLength) ROW(GetStringUTFChars) ROW(ReleaseStringUTFChars) ROW(GetArrayLength) ROW(NewObjectArray) ROW(GetObjectArrayElement) \
    ROW(SetObjectArrayElement) ROW(RegisterNatives) ROW(UnregisterNatives) ROW(MonitorEnter) ROW(MonitorExit) ROW(GetJavaVM) ROW(GetStringRegion) ROW(GetStringUTFRegion) \
    ROW(GetPrimitiveArrayCritical) ROW(ReleasePrimitiveArrayCritical) ROW(GetStringCritical) ROW(ReleaseStringCritical) ROW(NewWeakGlobalRef) ROW(DeleteWeakGlobalRef) ROW(ExceptionCheck) \
    ROW(NewDirectByteBuffer) ROW(GetDirectBufferAddress) ROW(GetDirectBufferCapacity) ROW(GetObjectRefType) ROW(GetModule) ROW(IsVirtualThread) ROW(GetStringUTFLengthAsLong)
