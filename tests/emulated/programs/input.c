/* Standard streams, arguments and the environment: lines of the input are sorted, words counted. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int count, char **arguments) {
    char *line = NULL, **lines = NULL;
    size_t room = 0, known = 0, words = 0, bytes = 0;
    for (int i = 1; i < count; i++)
        printf("[%s] ", arguments[i]);
    printf("%s\n", getenv("EMULATED") ? getenv("EMULATED") : "unset");
    for (ssize_t length; (length = getline(&line, &room, stdin)) >= 0;) {
        bytes += length;
        for (ssize_t i = 0; i < length; i++)
            words += !isspace(line[i]) && (i == 0 || isspace(line[i - 1]));
        lines = realloc(lines, (known + 1) * sizeof *lines);
        lines[known++] = strdup(line);
    }
    qsort(lines, known, sizeof *lines, by_text);
    for (size_t i = 0; i < known; i++)
        fputs(lines[i], stdout);
    fprintf(stderr, "%zu lines, %zu words, %zu bytes\n", known, words, bytes);
    return known % 256;
}
