// C++: exceptions through frames with destructors, re-thrown, of derived types, in constructors, in
// threads' absence; standard containers, strings, streams and algorithms.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

struct Noisy {
    std::string name;
    explicit Noisy(std::string n) : name(std::move(n)) { std::cout << "+" << name << "\n"; }
    ~Noisy() { std::cout << "-" << name << "\n"; }
};

struct Special : std::runtime_error {
    int code;
    Special(const std::string &what, int c) : std::runtime_error(what), code(c) {}
};

static int deep(int depth) {
    Noisy here("deep" + std::to_string(depth));
    if (depth == 0)
        throw Special("bottom", 42);
    return deep(depth - 1) + 1;
}

static void rethrown() {
    try {
        deep(3);
    } catch (const std::runtime_error &e) {
        std::cout << "once " << e.what() << "\n";
        throw;
    }
}

struct Member {
    Noisy part{"part"};
    Member() { throw std::string("constructor"); }
};

static void standard_errors() {
    try {
        std::vector<int>(3).at(10);
    } catch (const std::out_of_range &) {
        std::cout << "out of range\n";
    }
    try {
        (void)std::stoi("not a number");
    } catch (const std::invalid_argument &e) {
        std::cout << "invalid " << e.what() << "\n";
    }
    try {
        std::function<int()> empty;
        empty();
    } catch (const std::bad_function_call &) {
        std::cout << "bad call\n";
    }
    try {
        std::variant<int, std::string> v = 1;
        std::get<std::string>(v);
    } catch (const std::bad_variant_access &) {
        std::cout << "bad variant\n";
    }
    try {
        std::vector<char> huge(std::vector<char>().max_size());
    } catch (const std::bad_alloc &) {
        std::cout << "bad alloc\n";
    }
}

static void containers() {
    std::map<std::string, int> counts;
    std::istringstream words("the cat and the dog and the bird");
    for (std::string word; words >> word;)
        counts[word]++;
    for (const auto &[word, count] : counts)
        std::cout << word << "=" << count << " ";
    std::vector<double> values(1000);
    std::iota(values.begin(), values.end(), -500.5);
    std::sort(values.begin(), values.end(), [](double a, double b) { return a * a < b * b; });
    auto shared = std::make_shared<Noisy>("shared");
    std::weak_ptr<Noisy> weak = shared;
    std::cout << values[0] << " " << values[999] << " " << weak.use_count() << "\n";
    shared.reset();
    std::cout << std::boolalpha << weak.expired() << "\n";
}

int main() {
    try {
        rethrown();
    } catch (const Special &e) {
        std::cout << "special " << e.what() << " " << e.code << "\n";
    }
    try {
        Member m;
    } catch (const std::string &s) {
        std::cout << s << "\n";
    }
    int thrown = 0;
    for (int i = 0; i < 2000; i++) {
        try {
            if (i % 3)
                throw i;
        } catch (int n) {
            thrown += n;
        }
    }
    std::cout << thrown << "\n";
    standard_errors();
    containers();
    throw std::logic_error("nobody catches this");
}
