/* Files in the folder that the first argument names. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static void tell(const char *what, long result) {
    printf("%s: %ld%s%s\n", what, result < 0 ? -1 : result, result < 0 ? " " : "",
           result < 0 ? strerror(errno) : "");
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list(const char *path) {
    char *names[64];
    int count = 0;
    DIR *folder = opendir(path);
    if (!folder) { tell("opendir", -1); return; }
    for (struct dirent *entry; (entry = readdir(folder));) names[count++] = strdup(entry->d_name);
    closedir(folder);
    qsort(names, count, sizeof *names, by_name);
    for (int i = 0; i < count; i++) printf("%s ", names[i]);
    printf("\n");
}

int main(int argc, char **argv) {
    char buffer[4096], link[256];
    struct stat status;
    if (argc < 2) return 2;
    tell("chdir", chdir(argv[1]));
    printf("%d\n", strcmp(getcwd(buffer, sizeof buffer), argv[1]));
    FILE *file = fopen("text", "w+");
    for (int i = 0; i < 10000; i++) fprintf(file, "line %d\n", i);
    tell("ftell", ftell(file));
    fseek(file, 100, SEEK_SET);
    printf("%s", fgets(buffer, sizeof buffer, file));
    fclose(file);
    tell("stat", stat("text", &status));
    printf("%ld %o %d\n", (long)status.st_size, status.st_mode, (int)status.st_nlink);
    int fd = open("text", O_RDWR | O_APPEND);
    tell("write", write(fd, "appended\n", 9));
    tell("lseek", lseek(fd, -9, SEEK_END));
    tell("read", read(fd, buffer, sizeof buffer));
    tell("pread", pread(fd, buffer, 6, 5));
    tell("pwrite", pwrite(fd, "x", 1, 0));
    struct iovec parts[] = {{"one ", 4}, {"", 0}, {"two\n", 4}};
    tell("writev", writev(fd, parts, 3));
    struct iovec rooms[] = {{buffer, 3}, {buffer + 10, 100}};
    lseek(fd, -8, SEEK_END);
    tell("readv", readv(fd, rooms, 2));
    tell("ftruncate", ftruncate(fd, 10));
    fstat(fd, &status);
    printf("%ld\n", (long)status.st_size);
    char *mapped = mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    printf("%.9s|%d\n", mapped, mapped[10]);
    munmap(mapped, 4096);
    int copy = dup(fd);
    tell("dup", copy > fd);
    tell("dup2", dup2(fd, 50));
    tell("fcntl", fcntl(50, F_GETFL) & (O_ACCMODE | O_APPEND));
    close(copy); close(50);
    tell("close", close(50));
    close(fd);
    tell("mkdir", mkdir("folder", 0755));
    tell("mkdir", mkdir("folder", 0755));
    tell("symlink", symlink("text", "link"));
    memset(link, 0, sizeof link);
    tell("readlink", readlink("link", link, sizeof link));
    printf("%s\n", link);
    tell("lstat", lstat("link", &status));
    printf("%d\n", S_ISLNK(status.st_mode));
    tell("rename", rename("text", "folder/moved"));
    tell("access", access("folder/moved", R_OK | W_OK));
    tell("access", access("text", F_OK));
    tell("open", open("link", O_RDONLY));
    tell("open", open("folder", O_WRONLY));
    tell("open", open("new", O_CREAT | O_EXCL | O_WRONLY, 0600));
    tell("open", open("new", O_CREAT | O_EXCL | O_WRONLY, 0600));
    list(".");
    list("folder");
    tell("rmdir", rmdir("folder"));
    tell("unlink", unlink("folder/moved"));
    tell("rmdir", rmdir("folder"));
    tell("unlink", unlink("folder/none"));
    tell("unlink", unlink("link"));
    tell("chmod", chmod("new", 0444));
    stat("new", &status);
    printf("%o\n", status.st_mode & 07777);
    tell("unlink", unlink("new"));
    list(".");
    tell("read", read(99, buffer, 1));
    tell("open", open((char *)16, O_RDONLY));
    tell("write", write(1, (char *)16, 5));
    FILE *temporary = tmpfile();
    tell("tmpfile", temporary != 0);
    int ends[2];
    tell("pipe", pipe(ends));
    tell("write", write(ends[1], "through", 7));
    tell("read", read(ends[0], buffer, 100));
    close(ends[1]);
    tell("read", read(ends[0], buffer, 100));
    return 0;
}
