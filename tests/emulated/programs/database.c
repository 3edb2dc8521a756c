/* SQLite used as programs use it: a database in memory and one in a file. */
#include "sqlite3.h"

#include <stdio.h>
#include <stdlib.h>

static int print_row(void *unused, int count, char **values, char **names) {
    (void)unused;
    for (int i = 0; i < count; i++)
        printf("%s%s=%s", i ? " " : "", names[i], values[i] ? values[i] : "NULL");
    putchar('\n');
    return 0;
}

static void execute(sqlite3 *database, const char *statements) {
    char *message = NULL;
    if (sqlite3_exec(database, statements, print_row, NULL, &message) != SQLITE_OK) {
        printf("error: %s\n", message);
        sqlite3_free(message);
    }
}

static void fill(sqlite3 *database, int rows) {
    sqlite3_stmt *insert;
    sqlite3_prepare_v2(database, "INSERT INTO orders VALUES (?, ?, ?, ?)", -1, &insert, NULL);
    execute(database, "BEGIN");
    for (int i = 0; i < rows; i++) {
        char name[32];
        snprintf(name, sizeof name, "customer %d", i * 7919 % 97);
        sqlite3_bind_int(insert, 1, i);
        sqlite3_bind_text(insert, 2, name, -1, SQLITE_TRANSIENT);
        sqlite3_bind_double(insert, 3, i * 0.37);
        sqlite3_bind_int64(insert, 4, (sqlite3_int64)i * i * 1000003);
        if (sqlite3_step(insert) != SQLITE_DONE)
            printf("error: %s\n", sqlite3_errmsg(database));
        sqlite3_reset(insert);
    }
    execute(database, "COMMIT");
    sqlite3_finalize(insert);
}

static const char *const queries[] = {
    "SELECT count(*), sum(price), min(big), max(big), avg(price) FROM orders",
    "SELECT customer, count(*) AS n, round(sum(price), 3) AS s FROM orders GROUP BY customer "
    "ORDER BY s DESC LIMIT 5",
    "SELECT a.id, b.id FROM orders a JOIN orders b ON a.id = b.id * 2 WHERE b.customer LIKE "
    "'%7' ORDER BY b.price DESC LIMIT 4",
    "WITH RECURSIVE f(n, a, b) AS (SELECT 1, 0, 1 UNION ALL SELECT n + 1, b, a + b FROM f LIMIT "
    "60) SELECT n, a FROM f WHERE n % 12 = 0",
    "SELECT printf('%.15g %08x %s', 1.0 / 3, 48879, upper('text')), hex('abc'), length(x'0102')",
    "SELECT customer, sum(price) OVER (ORDER BY id ROWS 3 PRECEDING) FROM orders LIMIT 6",
    "SELECT nosuch FROM orders",
    "UPDATE orders SET price = -price WHERE id % 3 = 0; SELECT total(price) FROM orders",
    "DELETE FROM orders WHERE id % 2; SELECT count(*), group_concat(id) FROM orders WHERE id < 20",
    "CREATE INDEX by_customer ON orders (customer); EXPLAIN QUERY PLAN SELECT * FROM orders WHERE "
    "customer = 'customer 5'",
    "SELECT json_extract('{\"a\": [1, 2, {\"b\": 3.5}]}', '$.a[2].b'), 9223372036854775807 + 1",
    "PRAGMA integrity_check",
};

int main(int count, char **arguments) {
    sqlite3 *database;
    int rows = count > 2 ? atoi(arguments[2]) : 5000;
    if (sqlite3_open(count > 1 ? arguments[1] : ":memory:", &database) != SQLITE_OK)
        return printf("cannot open: %s\n", sqlite3_errmsg(database));
    execute(database, "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, price REAL, big "
                      "INTEGER)");
    fill(database, rows);
    for (unsigned i = 0; i < sizeof queries / sizeof *queries; i++) {
        printf("-- %u\n", i);
        execute(database, queries[i]);
    }
    return sqlite3_close(database);
}
