"""Functions that are alone of their kind; a part of pythonfunctions."""

from __future__ import annotations

import ctypes
from typing import Any

from .pythonfunctions import OBJECT, UNITS, Subject, check, text_of, threw

UTF = b"a\xc0\x80\xc3\xa9\xe2\x82\xac\xed\xa0\xbd\xed\xb8\x80\xed\xb0\x80"
CONSTRUCTOR = "<init>", "(ILjava/lang/String;DFJZ)V"


def made(env: Any) -> int:
    return int(env.NewString(UNITS, 7))


def method(env: Any, owner: str, name: str, descriptor: str) -> int:
    return int(env.GetMethodID(env.FindClass(owner), name, descriptor))


def field(env: Any, t: Subject, name: str = "objectField", descriptor: str = OBJECT) -> int:
    return int(env.GetFieldID(t.c, name, descriptor))


def static_field(env: Any, t: Subject) -> int:
    return int(env.GetStaticFieldID(t.c, "objectStatic", OBJECT))


def defined(env: Any, t: Subject) -> bool:
    size = env.GetArrayLength(t.bytes)
    data = ctypes.create_string_buffer(size)
    env.GetByteArrayRegion(t.bytes, 0, size, data)
    loader = env.CallObjectMethod(t.c, method(env, "java/lang/Class", "getClassLoader",
                                              "()Ljava/lang/ClassLoader;"))
    found = env.DefineClass("Defined", loader, data, size)
    answer = env.GetStaticMethodID(found, "answer", "()I")
    return bool(env.CallStaticIntMethod(found, answer) == 42)


def stored(env: Any, t: Subject) -> bool:
    env.SetObjectField(t.o, field(env, t), t.bytes)
    return bool(env.IsSameObject(env.GetObjectField(t.o, field(env, t)), t.bytes))


def stored_static(env: Any, t: Subject) -> bool:
    before = env.GetStaticObjectField(t.c, static_field(env, t))
    env.SetStaticObjectField(t.c, static_field(env, t), t.o)
    found = env.GetStaticObjectField(t.c, static_field(env, t))
    env.SetStaticObjectField(t.c, static_field(env, t), before)
    return bool(env.IsSameObject(found, t.o))


def thrown(env: Any, t: Subject) -> bool:
    owner = env.FindClass("java/lang/Error")
    error = env.NewObject(owner, env.GetMethodID(owner, "<init>", "()V"))
    return env.Throw(error) == 0 and threw(env, "java/lang/Error")


def thrown_new(env: Any, t: Subject) -> bool:
    return env.ThrowNew(env.FindClass("java/lang/Error"), "x") == 0 and threw(
        env, "java/lang/Error")


def described(env: Any, t: Subject) -> bool:
    env.ThrowNew(env.FindClass("java/lang/RuntimeException"), "described")
    env.ExceptionDescribe()
    return not env.ExceptionCheck()


def occurred(env: Any, t: Subject) -> bool:
    owner = env.FindClass("Functions$Failing")
    env.CallStaticVoidMethod(owner, env.GetStaticMethodID(owner, "fail", "()V"))
    return threw(env, "java/lang/IllegalStateException") and not env.ExceptionOccurred()


def cleared(env: Any, t: Subject) -> bool:
    env.ThrowNew(env.FindClass("java/lang/Error"), None)
    before = env.ExceptionCheck()
    env.ExceptionClear()
    return before and not env.ExceptionCheck()


def framed(env: Any, t: Subject) -> bool:
    if env.PushLocalFrame(16) != 0:
        return False
    inner = env.NewStringUTF("kept")
    kept = env.PopLocalFrame(inner)
    return text_of(env, kept) == b"kept" and env.GetObjectRefType(inner) == 0


def global_handle(env: Any, t: Subject) -> bool:
    handle = env.NewGlobalRef(t.o)
    same = env.IsSameObject(handle, t.o) and env.GetObjectRefType(handle) == 2
    env.DeleteGlobalRef(handle)
    return same and env.GetObjectRefType(handle) == 0


def weak_handle(env: Any, t: Subject) -> bool:
    handle = env.NewWeakGlobalRef(t.o)
    same = env.IsSameObject(handle, t.o) and env.GetObjectRefType(handle) == 3
    env.DeleteWeakGlobalRef(handle)
    return same and env.GetObjectRefType(handle) == 0


def deleted(env: Any, t: Subject) -> bool:
    for _ in range(300):
        handle = env.NewLocalRef(t.o)
        env.DeleteLocalRef(handle)
    return env.GetObjectRefType(handle) == 0 and env.GetObjectRefType(t.o) == 1


def is_new(env: Any, t: Subject, found: int) -> bool:
    return env.GetIntField(found, field(env, t, "intField", "I")) == 7 and text_of(
        env, env.GetObjectField(found, field(env, t))) == b"new" and env.GetDoubleField(
        found, field(env, t, "doubleField", "D")) == 0.5 + 0.25 + 10 + 1


def new_arguments(env: Any) -> list[Any]:
    return [7, env.NewStringUTF("new"), 0.5, 0.25, 10, True]


def constructor(env: Any, t: Subject) -> int:
    return int(env.GetMethodID(t.c, *CONSTRUCTOR))


def chars(env: Any, kind: str) -> bool:
    string = made(env)
    place = getattr(env, f"Get{kind}")(string, None)
    same = bytes(UNITS) == ctypes.string_at(place, 14)
    getattr(env, f"Release{kind}")(string, place)
    return same


def utf_chars(env: Any, t: Subject) -> bool:
    return text_of(env, made(env)) == UTF


def array_of_objects(env: Any, t: Subject) -> bool:
    array = env.NewObjectArray(3, t.c, t.o)
    env.SetObjectArrayElement(array, 1, t.sub)
    good = env.IsSameObject(env.GetObjectArrayElement(array, 1), t.sub)
    env.SetObjectArrayElement(array, 0, t.bytes)
    return good and threw(env, "java/lang/ArrayStoreException")


def locked(env: Any, t: Subject) -> bool:
    thread = env.FindClass("java/lang/Thread")
    holds = env.GetStaticMethodID(thread, "holdsLock", f"({OBJECT})Z")
    before = env.MonitorEnter(t.o) == 0 and env.CallStaticBooleanMethod(thread, holds, t.o)
    env.MonitorExit(t.o)
    return before and not env.CallStaticBooleanMethod(thread, holds, t.o)


def critical(env: Any, t: Subject) -> bool:
    array = env.NewIntArray(2)
    place = env.GetPrimitiveArrayCritical(array, None)
    (ctypes.c_int32 * 2).from_address(place)[1] = 9
    env.ReleasePrimitiveArrayCritical(array, place, 0)
    out = (ctypes.c_int32 * 2)()
    env.GetIntArrayRegion(array, 0, 2, out)
    return list(out) == [0, 9]


def region(env: Any, t: Subject) -> bool:
    out = (ctypes.c_uint16 * 3)()
    env.GetStringRegion(made(env), 2, 3, out)
    return list(out) == list(UNITS)[2:5]


def utf_region(env: Any, t: Subject) -> bool:
    out = bytearray(16)
    env.GetStringUTFRegion(made(env), 2, 2, out)
    return bytes(out).rstrip(b"\0") == b"\xc3\xa9\xe2\x82\xac"


def reflected_method(env: Any, t: Subject) -> bool:
    found = env.FromReflectedMethod(t.reflected)
    back = env.ToReflectedMethod(t.c, found, True)
    return env.FromReflectedMethod(back) == found == env.GetStaticMethodID(
        t.c, "classFile", "()[B")


def reflected_field(env: Any, t: Subject) -> bool:
    wanted = field(env, t, "longField", "J")
    return env.FromReflectedField(env.ToReflectedField(t.c, wanted, False)) == wanted


class NativeRow(ctypes.Structure):
    """JNINativeMethod."""

    _fields_ = (("name", ctypes.c_char_p), ("descriptor", ctypes.c_char_p),
                ("function", ctypes.c_void_p))


@ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int32)
def triple(env: int, this: int, number: int) -> int:
    return 3 * number


def registered(env: Any, t: Subject) -> bool:
    """The functions are C's: here, of a callback by ctypes."""
    row = NativeRow(b"registered", b"(I)I", ctypes.cast(triple, ctypes.c_void_p))
    call = env.GetMethodID(t.c, "registered", "(I)I")
    done = env.RegisterNatives(t.c, row, 1) == 0 and env.CallIntMethod(t.o, call, 14) == 42
    row.name = b"no"
    return done and env.RegisterNatives(t.c, row, 1) < 0 and threw(
        env, "java/lang/NoSuchMethodError")


def unregistered(env: Any, t: Subject) -> bool:
    row = NativeRow(b"registered", b"(I)I", ctypes.cast(triple, ctypes.c_void_p))
    call = env.GetMethodID(t.c, "registered", "(I)I")
    done = env.RegisterNatives(t.c, row, 1) == 0 == env.UnregisterNatives(t.c)
    return done and env.CallIntMethod(t.o, call, 14) == 0 and threw(
        env, "java/lang/UnsatisfiedLinkError")


def unsupported(env: Any, t: Subject) -> bool:
    return not env.NewDirectByteBuffer(bytearray(8), 8) and threw(
        env, "java/lang/UnsupportedOperationException")


def no_field(env: Any, t: Subject) -> bool:
    return not env.GetFieldID(t.c, "calls", "J") and threw(env, "java/lang/NoSuchFieldError")


def no_method(env: Any, t: Subject) -> bool:
    return not env.GetMethodID(t.c, "no", "()V") and threw(env, "java/lang/NoSuchMethodError")


def java_vm(env: Any, t: Subject) -> bool:
    return env.GetJavaVM(bytearray(8)) == 0


for _names, _test in {
    "DefineClass": defined, "SetObjectField": stored, "SetStaticObjectField": stored_static,
    "Throw": thrown, "ThrowNew": thrown_new, "ExceptionDescribe": described,
    "ExceptionOccurred": occurred, "ExceptionClear ExceptionCheck": cleared,
    "PushLocalFrame PopLocalFrame": framed, "NewGlobalRef DeleteGlobalRef": global_handle,
    "NewWeakGlobalRef DeleteWeakGlobalRef GetObjectRefType": weak_handle,
    "DeleteLocalRef NewLocalRef": deleted, "GetStringUTFChars ReleaseStringUTFChars": utf_chars,
    "NewObjectArray SetObjectArrayElement GetObjectArrayElement": array_of_objects,
    "MonitorEnter MonitorExit": locked,
    "GetPrimitiveArrayCritical ReleasePrimitiveArrayCritical": critical,
    "GetStringRegion": region, "GetStringUTFRegion": utf_region,
    "FromReflectedMethod ToReflectedMethod": reflected_method,
    "FromReflectedField ToReflectedField": reflected_field,
    "RegisterNatives": registered, "UnregisterNatives": unregistered,
    "NewDirectByteBuffer": unsupported,
    "GetFieldID": no_field, "GetMethodID": no_method, "GetJavaVM": java_vm,
}.items():
    for _name in _names.split():
        check(_name, _test)

check("GetVersion", lambda e, t: e.GetVersion() == 0xA0000)
check("FindClass", lambda e, t: e.IsSameObject(e.FindClass("Functions"), t.c) and not e.FindClass(
    "no/Such") and threw(e, "java/lang/NoClassDefFoundError"))
check("GetSuperclass", lambda e, t: e.IsSameObject(e.GetSuperclass(e.GetObjectClass(t.sub)), t.c))
check("IsAssignableFrom", lambda e, t: e.IsAssignableFrom(e.GetObjectClass(t.sub), t.c))
check("IsSameObject", lambda e, t: e.IsSameObject(None, None) and not e.IsSameObject(t.o, None))
check("EnsureLocalCapacity", lambda e, t: e.EnsureLocalCapacity(9) == 0)
check("AllocObject", lambda e, t: e.GetIntField(
    e.AllocObject(t.c), field(e, t, "intField", "I")) == 0)
check("NewObject", lambda e, t: is_new(
    e, t, e.NewObject(t.c, constructor(e, t), *new_arguments(e))))
check("NewObjectV", lambda e, t: is_new(
    e, t, e.NewObjectV(t.c, constructor(e, t), new_arguments(e))))
check("NewObjectA", lambda e, t: is_new(
    e, t, e.NewObjectA(t.c, constructor(e, t), new_arguments(e))))
check("GetObjectClass", lambda e, t: e.IsSameObject(e.GetObjectClass(t.o), t.c))
check("IsInstanceOf", lambda e, t: e.IsInstanceOf(t.sub, t.c) and not e.IsInstanceOf(t.bytes, t.c))
check("GetStaticMethodID", lambda e, t: bool(e.GetStaticMethodID(t.c, "classFile", "()[B")))
check("GetStaticFieldID", lambda e, t: bool(static_field(e, t)))
check("GetObjectField", lambda e, t: text_of(e, e.GetObjectField(t.o, field(e, t))) == b"field")
check("GetStaticObjectField", lambda e, t: text_of(
    e, e.GetStaticObjectField(t.c, static_field(e, t))) == b"static")
check("NewString", lambda e, t: e.GetStringLength(made(e)) == 7)
check("GetStringLength", lambda e, t: e.GetStringLength(e.NewStringUTF("été")) == 3)
check("GetStringChars", lambda e, t: chars(e, "StringChars"))
check("ReleaseStringChars", lambda e, t: chars(e, "StringChars"))
check("GetStringCritical", lambda e, t: chars(e, "StringCritical"))
check("ReleaseStringCritical", lambda e, t: chars(e, "StringCritical"))
check("NewStringUTF", lambda e, t: text_of(e, e.NewStringUTF("a€")) == "a€".encode())
check("GetStringUTFLength", lambda e, t: e.GetStringUTFLength(made(e)) == len(UTF))
check("GetStringUTFLengthAsLong", lambda e, t: e.GetStringUTFLengthAsLong(made(e)) == len(UTF))
check("GetArrayLength", lambda e, t: e.GetArrayLength(e.NewObjectArray(9, t.c, None)) == 9)
check("GetDirectBufferAddress", lambda e, t: e.GetDirectBufferAddress(t.o) == 0)
check("GetDirectBufferCapacity", lambda e, t: e.GetDirectBufferCapacity(t.o) == -1)
check("GetModule", lambda e, t: e.IsInstanceOf(e.GetModule(t.c), e.FindClass("java/lang/Module")))
check("IsVirtualThread", lambda e, t: not e.IsVirtualThread(t.o))
