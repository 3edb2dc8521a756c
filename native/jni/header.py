"""jni.h, made of the table of functions: for building native code where there is no JDK.

``python -m pvm.native.jni.header > jni.h``
"""

from typing import Final

from pvm.native.jni.functions import FIRST, FUNCTIONS, INVOCATION, LETTERS, Function

_TYPES: Final = (
    ("jboolean", "unsigned char"), ("jbyte", "signed char"), ("jchar", "unsigned short"),
    ("jshort", "short"), ("jint", "int"), ("jlong", "long"), ("jfloat", "float"),
    ("jdouble", "double"), ("jsize", "jint"), ("jobject", "struct _jobject *"),
)
_OBJECTS: Final = ("class", "string", "throwable", "weak", "array", "objectArray",
                   *(f"{name.lower()}Array" for name in LETTERS if name not in ("size", "status")))
_C: Final = {"object": "jobject", "class": "jclass", "string": "jstring", "array": "jarray",
             "throwable": "jthrowable", "objectarray": "jobjectArray", "handle": "jobject",
             "method": "jmethodID", "field": "jfieldID", "text": "const char *",
             "values": "const jvalue *", "list": "va_list", "more": "...", "address": "void *",
             "void": "void", "status": "jint"}
# Where C's pointers say more than the table.
_POINTERS: Final = {
    "GetStringChars": "const jchar *", "GetStringCritical": "const jchar *",
    "GetStringUTFChars": "const char *", "NewString": "const jchar *",
    "RegisterNatives": "const JNINativeMethod *", "GetJavaVM": "JavaVM **",
    "ReleaseStringChars": "const jchar *", "ReleaseStringCritical": "const jchar *",
    "ReleaseStringUTFChars": "const char *", "DefineClass": "const jbyte *",
    "GetStringRegion": "jchar *", "GetStringUTFRegion": "char *",
}
_RESULTS: Final = {"GetObjectRefType": "jobjectRefType"}
_START: Final = """\
/* The Java Native Interface (JNI specification, chapters 3 to 5). */
#ifndef JNI_H
#define JNI_H
#include <stdarg.h>
#include <stddef.h>
#define JNIEXPORT __attribute__((visibility("default")))
#define JNIIMPORT
#define JNICALL
#define JNI_FALSE 0
#define JNI_TRUE 1
#define JNI_OK 0
#define JNI_ERR (-1)
#define JNI_EDETACHED (-2)
#define JNI_EVERSION (-3)
#define JNI_ENOMEM (-4)
#define JNI_EEXIST (-5)
#define JNI_EINVAL (-6)
#define JNI_COMMIT 1
#define JNI_ABORT 2
#define JNI_VERSION_1_1 0x00010001
#define JNI_VERSION_1_2 0x00010002
#define JNI_VERSION_1_4 0x00010004
#define JNI_VERSION_1_6 0x00010006
#define JNI_VERSION_1_8 0x00010008
#define JNI_VERSION_9 0x00090000
#define JNI_VERSION_10 0x000a0000
typedef enum { JNIInvalidRefType, JNILocalRefType, JNIGlobalRefType, JNIWeakGlobalRefType }
    jobjectRefType;
typedef struct _jmethodID *jmethodID;
typedef struct _jfieldID *jfieldID;
"""
_MIDDLE: Final = """\
typedef union {
    jboolean z; jbyte b; jchar c; jshort s; jint i; jlong j; jfloat f; jdouble d; jobject l;
} jvalue;
typedef struct { char *name; char *signature; void *fnPtr; } JNINativeMethod;
typedef struct { jint version; char *name; jobject group; } JavaVMAttachArgs;
typedef const struct JNINativeInterface_ *JNIEnv;
typedef const struct JNIInvokeInterface_ *JavaVM;
"""
_END: Final = """\
JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved);
JNIEXPORT void JNICALL JNI_OnUnload(JavaVM *vm, void *reserved);
#endif
"""
_INVOCATION_TYPES: Final = {"GetEnv": "void **, jint", "AttachCurrentThread": "void **, void *",
                            "AttachCurrentThreadAsDaemon": "void **, void *"}


def header_text() -> str:
    """The header."""
    types = [f"typedef {meaning} {name};" for name, meaning in _TYPES]
    objects = [f"typedef jobject j{name};" for name in _OBJECTS]
    functions = [f"    {declaration(each)};" for each in FUNCTIONS]
    invocation = [f"    jint (JNICALL *{name})({', '.join(filter(None, _vm_parameters(name)))});"
                  for name in INVOCATION]
    return "\n".join((
        _START + "\n".join((*types, *objects)), _MIDDLE + "struct JNINativeInterface_ {",
        f"    void *reserved[{FIRST}];", *functions, "};", "struct JNIInvokeInterface_ {",
        "    void *reserved[3];", *invocation, "};", _END))


def _vm_parameters(name: str) -> tuple[str, str]:
    return "JavaVM *", _INVOCATION_TYPES.get(name, "")


def declaration(function: Function) -> str:
    """The member of JNIEnv's table for a row."""
    parameters = ["JNIEnv *", *(_parameter(function, kind) for kind in function.parameters)]
    result = _RESULTS.get(function.name) or _type(function.result)
    if function.result == "address":
        result = _POINTERS.get(function.name, _elements(function))
    return f"{result} (JNICALL *{function.name})({', '.join(parameters)})"


def _parameter(function: Function, kind: str) -> str:
    if kind == "address?" and function.name != "NewString":
        return "jboolean *"             # where it is told whether what is given is a copy
    if kind.rstrip("?") == "address":
        return _POINTERS.get(function.name, _elements(function))
    return _type(kind.rstrip("?"))


def _type(kind: str) -> str:
    if kind in _C:
        return _C[kind]
    return f"j{kind[:-5]}Array" if kind.endswith("array") else f"j{kind}"


def _elements(function: Function) -> str:
    """A pointer to an array's elements, or to anything."""
    name = next((each for each in LETTERS if function.letter == LETTERS[each]), "")
    const = "const " if function.name.startswith("Set") else ""
    return f"{const}j{name} *" if name else "void *"


if __name__ == "__main__":
    print(header_text(), end="")
