/* A test for each JNI function. It returns what is not as it should be, or a null pointer. */
#include <jni.h>

#define CHECK(condition) do { if (!(condition)) return #condition; } while (0)
#define E (*e)

typedef struct { JNIEnv *e; jclass c; jobject o, sub; jbyteArray bytes; jobject reflected; } Subject;
typedef const char *Test(JNIEnv *e, Subject *t);
#define TEST(name) static const char *test_##name(JNIEnv *e, Subject *t)

static int same(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return *a == *b;
}

static int is_text(JNIEnv *e, jobject s, const char *text) {
    const char *found = s ? E->GetStringUTFChars(e, s, 0) : 0;
    int result = found && same(found, text);
    if (found) E->ReleaseStringUTFChars(e, s, found);
    return result;
}

static int threw(JNIEnv *e, const char *class_name) {
    jthrowable thrown = E->ExceptionOccurred(e);
    E->ExceptionClear(e);
    return thrown && E->IsInstanceOf(e, thrown, E->FindClass(e, class_name));
}

#define ALL "(ZBCSIJFDLjava/lang/Object;)"
#define ARGUMENTS (jboolean) 1, (jbyte) -8, (jchar) 0x20ac, (jshort) -1600, -320000, -64000000000L, 1.5f, 2.25, t->bytes
static void fill(jvalue *v, jobject o) {
    v[0].z = 1; v[1].b = -8; v[2].c = 0x20ac; v[3].s = -1600; v[4].i = -320000; v[5].j = -64000000000L;
    v[6].f = 1.5f; v[7].d = 2.25; v[8].l = o;
}

/* X(Type, type, lower, signature, first value, another value) */
#define NUMBERS(X) X(Boolean, jboolean, boolean, "Z", 1, 0) X(Byte, jbyte, byte, "B", -8, 127) \
    X(Char, jchar, char, "C", 0x20ac, 0xffff) X(Short, jshort, short, "S", -1600, 32767) \
    X(Int, jint, int, "I", -320000, 2147483647) X(Long, jlong, long, "J", -64000000000L, 1L << 62) \
    X(Float, jfloat, float, "F", 1.5f, -0.25f) X(Double, jdouble, double, "D", 2.25, -1e300)

#define FIELDS(Type, type, lower, signature, value, other) \
    TEST(Get##Type##Field) { jfieldID f = E->GetFieldID(e, t->c, #lower "Field", signature); CHECK(f); \
        CHECK(E->Get##Type##Field(e, t->o, f) == (type) value); return 0; } \
    TEST(Set##Type##Field) { jfieldID f = E->GetFieldID(e, t->c, #lower "Field", signature); CHECK(f); \
        E->Set##Type##Field(e, t->o, f, (type) other); CHECK(E->Get##Type##Field(e, t->o, f) == (type) other); return 0; } \
    TEST(GetStatic##Type##Field) { jfieldID f = E->GetStaticFieldID(e, t->c, #lower "Static", signature); CHECK(f); \
        CHECK(E->GetStatic##Type##Field(e, t->c, f) == (type) value); return 0; } \
    TEST(SetStatic##Type##Field) { jfieldID f = E->GetStaticFieldID(e, t->c, #lower "Static", signature); CHECK(f); \
        E->SetStatic##Type##Field(e, t->c, f, (type) other); CHECK(E->GetStatic##Type##Field(e, t->c, f) == (type) other); \
        E->SetStatic##Type##Field(e, t->c, f, (type) value); CHECK(E->GetStatic##Type##Field(e, t->c, f) == (type) value); return 0; }
NUMBERS(FIELDS)

#define LISTED(Kind, Type, type, target_type) \
    static type list_##Kind##Type(JNIEnv *e, target_type o, jclass c, jmethodID m, ...) { \
        va_list list; va_start(list, m); type result = CALL_##Kind(Type); va_end(list); return result; }
#define CALL_Virtual(Type) E->Call##Type##MethodV(e, o, m, list)
#define CALL_Nonvirtual(Type) E->CallNonvirtual##Type##MethodV(e, o, c, m, list)
#define CALL_Static(Type) E->CallStatic##Type##MethodV(e, c, m, list)
#define METHODS(Type, type, lower, signature, value, other) \
    LISTED(Virtual, Type, type, jobject) LISTED(Nonvirtual, Type, type, jobject) LISTED(Static, Type, type, jobject) \
    TEST(Call##Type##Method) { jmethodID m = E->GetMethodID(e, t->c, #lower "Method", ALL signature); CHECK(m); \
        CHECK(E->Call##Type##Method(e, t->o, m, ARGUMENTS) == (type) value); return 0; } \
    TEST(Call##Type##MethodV) { jmethodID m = E->GetMethodID(e, t->c, #lower "Method", ALL signature); CHECK(m); \
        CHECK(list_Virtual##Type(e, t->o, 0, m, ARGUMENTS) == (type) value); return 0; } \
    TEST(Call##Type##MethodA) { jmethodID m = E->GetMethodID(e, t->c, #lower "Method", ALL signature); CHECK(m); \
        jvalue v[9]; fill(v, t->o); CHECK(E->Call##Type##MethodA(e, t->o, m, v) == (type) value); return 0; } \
    TEST(CallNonvirtual##Type##Method) { jmethodID m = E->GetMethodID(e, t->c, #lower "Method", ALL signature); CHECK(m); \
        CHECK(E->CallNonvirtual##Type##Method(e, t->sub, t->c, m, ARGUMENTS) == (type) value); return 0; } \
    TEST(CallNonvirtual##Type##MethodV) { jmethodID m = E->GetMethodID(e, t->c, #lower "Method", ALL signature); CHECK(m); \
        CHECK(list_Nonvirtual##Type(e, t->sub, t->c, m, ARGUMENTS) == (type) value); return 0; } \
    TEST(CallNonvirtual##Type##MethodA) { jmethodID m = E->GetMethodID(e, t->c, #lower "Method", ALL signature); CHECK(m); \
        jvalue v[9]; fill(v, t->o); CHECK(E->CallNonvirtual##Type##MethodA(e, t->sub, t->c, m, v) == (type) value); return 0; } \
    TEST(CallStatic##Type##Method) { jmethodID m = E->GetStaticMethodID(e, t->c, #lower "StaticMethod", ALL signature); CHECK(m); \
        CHECK(E->CallStatic##Type##Method(e, t->c, m, ARGUMENTS) == (type) value); return 0; } \
    TEST(CallStatic##Type##MethodV) { jmethodID m = E->GetStaticMethodID(e, t->c, #lower "StaticMethod", ALL signature); CHECK(m); \
        CHECK(list_Static##Type(e, 0, t->c, m, ARGUMENTS) == (type) value); return 0; } \
    TEST(CallStatic##Type##MethodA) { jmethodID m = E->GetStaticMethodID(e, t->c, #lower "StaticMethod", ALL signature); CHECK(m); \
        jvalue v[9]; fill(v, t->o); CHECK(E->CallStatic##Type##MethodA(e, t->c, m, v) == (type) value); return 0; }
NUMBERS(METHODS)

/* References and void. */
LISTED(Virtual, Object, jobject, jobject) LISTED(Nonvirtual, Object, jobject, jobject) LISTED(Static, Object, jobject, jobject)
#define OBJECT "Ljava/lang/Object;"
#define SAME(a, b) E->IsSameObject(e, a, b)
TEST(CallObjectMethod) { jmethodID m = E->GetMethodID(e, t->c, "objectMethod", ALL OBJECT); CHECK(m);
    CHECK(SAME(E->CallObjectMethod(e, t->o, m, ARGUMENTS), t->bytes)); CHECK(SAME(E->CallObjectMethod(e, t->sub, m, ARGUMENTS), t->sub)); return 0; }
TEST(CallObjectMethodV) { jmethodID m = E->GetMethodID(e, t->c, "objectMethod", ALL OBJECT); CHECK(m);
    CHECK(SAME(list_VirtualObject(e, t->o, 0, m, ARGUMENTS), t->bytes)); return 0; }
TEST(CallObjectMethodA) { jmethodID m = E->GetMethodID(e, t->c, "objectMethod", ALL OBJECT); CHECK(m); jvalue v[9]; fill(v, t->bytes);
    CHECK(SAME(E->CallObjectMethodA(e, t->o, m, v), t->bytes)); v[8].l = 0; CHECK(!E->CallObjectMethodA(e, t->o, m, v)); return 0; }
TEST(CallNonvirtualObjectMethod) { jmethodID m = E->GetMethodID(e, t->c, "objectMethod", ALL OBJECT); CHECK(m);
    CHECK(SAME(E->CallNonvirtualObjectMethod(e, t->sub, t->c, m, ARGUMENTS), t->bytes)); return 0; }
TEST(CallNonvirtualObjectMethodV) { jmethodID m = E->GetMethodID(e, t->c, "objectMethod", ALL OBJECT); CHECK(m);
    CHECK(SAME(list_NonvirtualObject(e, t->sub, t->c, m, ARGUMENTS), t->bytes)); return 0; }
TEST(CallNonvirtualObjectMethodA) { jmethodID m = E->GetMethodID(e, t->c, "objectMethod", ALL OBJECT); CHECK(m); jvalue v[9]; fill(v, t->bytes);
    CHECK(SAME(E->CallNonvirtualObjectMethodA(e, t->sub, t->c, m, v), t->bytes)); return 0; }
TEST(CallStaticObjectMethod) { jmethodID m = E->GetStaticMethodID(e, t->c, "objectStaticMethod", ALL OBJECT); CHECK(m);
    CHECK(SAME(E->CallStaticObjectMethod(e, t->c, m, ARGUMENTS), t->bytes)); return 0; }
TEST(CallStaticObjectMethodV) { jmethodID m = E->GetStaticMethodID(e, t->c, "objectStaticMethod", ALL OBJECT); CHECK(m);
    CHECK(SAME(list_StaticObject(e, 0, t->c, m, ARGUMENTS), t->bytes)); return 0; }
TEST(CallStaticObjectMethodA) { jmethodID m = E->GetStaticMethodID(e, t->c, "objectStaticMethod", ALL OBJECT); CHECK(m); jvalue v[9]; fill(v, t->bytes);
    CHECK(SAME(E->CallStaticObjectMethodA(e, t->c, m, v), t->bytes)); return 0; }

static void list_void(JNIEnv *e, jobject o, jclass c, int kind, jmethodID m, ...) {
    va_list list; va_start(list, m);
    if (kind == 0) E->CallVoidMethodV(e, o, m, list);
    if (kind == 1) E->CallNonvirtualVoidMethodV(e, o, c, m, list);
    if (kind == 2) E->CallStaticVoidMethodV(e, c, m, list);
    va_end(list);
}
static jint calls(JNIEnv *e, Subject *t, jobject o) { return E->GetIntField(e, o, E->GetFieldID(e, t->c, "calls", "I")); }
#define VOID_VIRTUAL(name, call, object) TEST(name) { jmethodID m = E->GetMethodID(e, t->c, "voidMethod", ALL "V"); CHECK(m); \
    jvalue v[9]; fill(v, t->o); (void) v; jint before = calls(e, t, object); call; CHECK(calls(e, t, object) == before - 320000); return 0; }
VOID_VIRTUAL(CallVoidMethod, E->CallVoidMethod(e, t->o, m, ARGUMENTS), t->o)
VOID_VIRTUAL(CallVoidMethodV, list_void(e, t->o, 0, 0, m, ARGUMENTS), t->o)
VOID_VIRTUAL(CallVoidMethodA, E->CallVoidMethodA(e, t->o, m, v), t->o)
VOID_VIRTUAL(CallNonvirtualVoidMethod, E->CallNonvirtualVoidMethod(e, t->sub, t->c, m, ARGUMENTS), t->sub)
VOID_VIRTUAL(CallNonvirtualVoidMethodV, list_void(e, t->sub, t->c, 1, m, ARGUMENTS), t->sub)
VOID_VIRTUAL(CallNonvirtualVoidMethodA, E->CallNonvirtualVoidMethodA(e, t->sub, t->c, m, v), t->sub)
#define VOID_STATIC(name, call) TEST(name) { jmethodID m = E->GetStaticMethodID(e, t->c, "voidStaticMethod", ALL "V"); CHECK(m); \
    jfieldID f = E->GetStaticFieldID(e, t->c, "intStatic", "I"); jvalue v[9]; fill(v, t->o); (void) v; call; \
    CHECK(E->GetStaticIntField(e, t->c, f) == -640000); E->SetStaticIntField(e, t->c, f, -320000); return 0; }
VOID_STATIC(CallStaticVoidMethod, E->CallStaticVoidMethod(e, t->c, m, ARGUMENTS))
VOID_STATIC(CallStaticVoidMethodV, list_void(e, 0, t->c, 2, m, ARGUMENTS))
VOID_STATIC(CallStaticVoidMethodA, E->CallStaticVoidMethodA(e, t->c, m, v))

TEST(GetObjectField) { jfieldID f = E->GetFieldID(e, t->c, "objectField", OBJECT); CHECK(f); CHECK(is_text(e, E->GetObjectField(e, t->o, f), "field")); return 0; }
TEST(SetObjectField) { jfieldID f = E->GetFieldID(e, t->c, "objectField", OBJECT); E->SetObjectField(e, t->o, f, t->bytes);
    CHECK(SAME(E->GetObjectField(e, t->o, f), t->bytes)); E->SetObjectField(e, t->o, f, 0); CHECK(!E->GetObjectField(e, t->o, f)); return 0; }
TEST(GetStaticObjectField) { jfieldID f = E->GetStaticFieldID(e, t->c, "objectStatic", OBJECT); CHECK(f); CHECK(is_text(e, E->GetStaticObjectField(e, t->c, f), "static")); return 0; }
TEST(SetStaticObjectField) { jfieldID f = E->GetStaticFieldID(e, t->c, "objectStatic", OBJECT); jobject before = E->GetStaticObjectField(e, t->c, f);
    E->SetStaticObjectField(e, t->c, f, 0); CHECK(!E->GetStaticObjectField(e, t->c, f)); E->SetStaticObjectField(e, t->c, f, before);
    CHECK(SAME(E->GetStaticObjectField(e, t->c, f), before)); return 0; }

#define ARRAYS(Type, type, lower, signature, value, other) \
    TEST(New##Type##Array) { j##lower##Array a = E->New##Type##Array(e, 3); CHECK(a); CHECK(E->GetArrayLength(e, a) == 3); \
        CHECK(!E->New##Type##Array(e, -1)); CHECK(threw(e, "java/lang/NegativeArraySizeException")); return 0; } \
    TEST(Set##Type##ArrayRegion) { j##lower##Array a = E->New##Type##Array(e, 5); type in[2] = {(type) value, (type) other}, out[5]; \
        E->Set##Type##ArrayRegion(e, a, 1, 2, in); E->Get##Type##ArrayRegion(e, a, 0, 5, out); \
        CHECK(out[0] == 0 && out[1] == (type) value && out[2] == (type) other && out[3] == 0); \
        E->Set##Type##ArrayRegion(e, a, 4, 2, in); CHECK(threw(e, "java/lang/ArrayIndexOutOfBoundsException")); return 0; } \
    TEST(Get##Type##ArrayRegion) { j##lower##Array a = E->New##Type##Array(e, 5); type in[2] = {(type) value, (type) other}, out[2] = {0, 0}; \
        E->Set##Type##ArrayRegion(e, a, 3, 2, in); E->Get##Type##ArrayRegion(e, a, 3, 2, out); CHECK(out[0] == in[0] && out[1] == in[1]); \
        E->Get##Type##ArrayRegion(e, a, -1, 2, out); CHECK(threw(e, "java/lang/ArrayIndexOutOfBoundsException")); return 0; } \
    TEST(Get##Type##ArrayElements) { j##lower##Array a = E->New##Type##Array(e, 2); type in[2] = {(type) value, (type) other}; jboolean copy = 9; \
        E->Set##Type##ArrayRegion(e, a, 0, 2, in); type *p = E->Get##Type##ArrayElements(e, a, &copy); CHECK(p); CHECK(copy == 0 || copy == 1); \
        CHECK(p[0] == in[0] && p[1] == in[1]); E->Release##Type##ArrayElements(e, a, p, JNI_ABORT); return 0; } \
    TEST(Release##Type##ArrayElements) { j##lower##Array a = E->New##Type##Array(e, 2); type out[2]; jboolean copy = 9; \
        type *p = E->Get##Type##ArrayElements(e, a, &copy); CHECK(p); p[0] = (type) value; E->Release##Type##ArrayElements(e, a, p, JNI_COMMIT); \
        E->Get##Type##ArrayRegion(e, a, 0, 2, out); CHECK(out[0] == (type) value); p[1] = (type) value; E->Release##Type##ArrayElements(e, a, p, 0); \
        E->Get##Type##ArrayRegion(e, a, 0, 2, out); CHECK(out[1] == (type) value); return 0; }
NUMBERS(ARRAYS)

#include "rest.h"

#define ROW(name) {#name, test_##name},
#define NUMBER_ROWS(Type, type, lower, signature, value, other) \
    ROW(Get##Type##Field) ROW(Set##Type##Field) ROW(GetStatic##Type##Field) ROW(SetStatic##Type##Field) \
    ROW(Call##Type##Method) ROW(Call##Type##MethodV) ROW(Call##Type##MethodA) ROW(CallNonvirtual##Type##Method) \
    ROW(CallNonvirtual##Type##MethodV) ROW(CallNonvirtual##Type##MethodA) ROW(CallStatic##Type##Method) \
    ROW(CallStatic##Type##MethodV) ROW(CallStatic##Type##MethodA) ROW(New##Type##Array) ROW(Set##Type##ArrayRegion) \
    ROW(Get##Type##ArrayRegion) ROW(Get##Type##ArrayElements) ROW(Release##Type##ArrayElements)
static const struct { const char *name; Test *test; } TESTS[] = {
    NUMBERS(NUMBER_ROWS) ROW(CallObjectMethod) ROW(CallObjectMethodV) ROW(CallObjectMethodA) ROW(CallNonvirtualObjectMethod)
    ROW(CallNonvirtualObjectMethodV) ROW(CallNonvirtualObjectMethodA) ROW(CallStaticObjectMethod) ROW(CallStaticObjectMethodV)
    ROW(CallStaticObjectMethodA) ROW(CallVoidMethod) ROW(CallVoidMethodV) ROW(CallVoidMethodA) ROW(CallNonvirtualVoidMethod)
    ROW(CallNonvirtualVoidMethodV) ROW(CallNonvirtualVoidMethodA) ROW(CallStaticVoidMethod) ROW(CallStaticVoidMethodV)
    ROW(CallStaticVoidMethodA) ROW(GetObjectField) ROW(SetObjectField) ROW(GetStaticObjectField) ROW(SetStaticObjectField)
    REST_ROWS
};
#define COUNT ((jint) (sizeof TESTS / sizeof *TESTS))

JNIEXPORT jint JNICALL Java_Functions_count(JNIEnv *e, jclass c) { return COUNT; }

JNIEXPORT jstring JNICALL Java_Functions_name(JNIEnv *e, jclass c, jint test) {
    return test < 0 || test >= COUNT ? 0 : E->NewStringUTF(e, TESTS[test].name);
}

/* What is called again need not go the same way. */
#define TIMES 4

JNIEXPORT jstring JNICALL Java_Functions_run(JNIEnv *e, jclass c, jint test, jobject o, jobject sub, jbyteArray bytes, jobject reflected) {
    Subject t = {e, c, o, sub, bytes, reflected};
    const char *wrong = test < 0 || test >= COUNT ? "no such test" : 0;
    for (int i = 0; i < TIMES && !wrong; i++) {
        wrong = TESTS[test].test(e, &t);
        if (E->ExceptionCheck(e)) return 0;
    }
    return wrong ? E->NewStringUTF(e, wrong) : 0;
}

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved) {
    loaded_vm = vm;
    return JNI_VERSION_10;
}
