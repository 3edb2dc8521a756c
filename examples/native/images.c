/* riscv64-linux-gnu-gcc -O2 -shared -fPIC -nostdlib -I. images.c -o libimages.so */
#include <jni.h>

JNIEXPORT jlong JNICALL Java_Images_hash(JNIEnv *env, jclass type, jbyteArray data) {
    jsize size = (*env)->GetArrayLength(env, data);
    jbyte *bytes = (*env)->GetByteArrayElements(env, data, 0);
    if (!bytes) return 0;
    unsigned long hash = 0xcbf29ce484222325;
    for (jsize i = 0; i < size; i++) hash = (hash ^ (unsigned char) bytes[i]) * 0x100000001b3;
    (*env)->ReleaseByteArrayElements(env, data, bytes, JNI_ABORT);
    return hash;
}

static int mean(const jint *pixels, int width, int height, int x, int y, int shift) {
    int sum = 0, count = 0;
    for (int v = y - 1; v <= y + 1; v++)
        for (int u = x - 1; u <= x + 1; u++)
            if (u >= 0 && v >= 0 && u < width && v < height) {
                sum += pixels[v * width + u] >> shift & 0xff;
                count++;
            }
    return sum / count;
}

JNIEXPORT void JNICALL Java_Images_blur(JNIEnv *env, jclass type, jintArray array, jint width, jint height) {
    if (width < 0 || height < 0 || (*env)->GetArrayLength(env, array) != width * height) {
        (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IllegalArgumentException"), "size");
        return;
    }
    jint *from = (*env)->GetIntArrayElements(env, array, 0);
    jint *to = (*env)->GetIntArrayElements(env, array, 0);      /* a second copy */
    if (from && to) {
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                to[y * width + x] = mean(from, width, height, x, y, 0)
                    | mean(from, width, height, x, y, 8) << 8 | mean(from, width, height, x, y, 16) << 16;
        (*env)->ReleaseIntArrayElements(env, array, from, JNI_ABORT);
        (*env)->ReleaseIntArrayElements(env, array, to, 0);
    }
}

JNIEXPORT jint JNICALL Java_Images_peek(JNIEnv *env, jclass type, jlong address) {
    return *(volatile jint *) address;
}
