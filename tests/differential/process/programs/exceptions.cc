// C++: exceptions through frames, containers, streams, virtual functions, thread-local objects.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

struct Noisy {
    std::string name;
    explicit Noisy(std::string n) : name(std::move(n)) { std::cout << "+" << name << "\n"; }
    ~Noisy() { std::cout << "-" << name << "\n"; }
};

struct Shape { virtual double area() const = 0; virtual ~Shape() = default; };
struct Square : Shape { double side; explicit Square(double s) : side(s) {}
    double area() const override { return side * side; } };

static int depth(int n) {
    Noisy noisy("level" + std::to_string(n));
    if (n == 0) throw std::out_of_range("at the bottom");
    return depth(n - 1) + 1;
}

static thread_local std::vector<int> locals{1, 2, 3};

int main() {
    try { depth(3); } catch (const std::exception &error) { std::cout << error.what() << "\n"; }
    try {
        try { throw 42; } catch (int &value) { value++; throw; }
    } catch (int value) { std::cout << value << "\n"; }
    try { std::vector<int>().at(5); } catch (const std::out_of_range &) { std::cout << "range\n"; }
    try { std::stoi("x"); } catch (const std::invalid_argument &) { std::cout << "argument\n"; }
    try { std::string().substr(9); } catch (...) { std::cout << "any\n"; }
    std::map<std::string, int> counts;
    std::istringstream words("the quick the lazy the dog");
    for (std::string word; words >> word;) counts[word]++;
    for (auto &[word, count] : counts) std::cout << word << "=" << count << " ";
    std::cout << "\n";
    std::vector<std::unique_ptr<Shape>> shapes;
    for (int i = 1; i < 4; i++) shapes.push_back(std::make_unique<Square>(i * 0.5));
    double total = 0;
    for (auto &shape : shapes) total += shape->area();
    std::cout << total << " " << dynamic_cast<Square *>(shapes[0].get())->side << "\n";
    std::sort(locals.begin(), locals.end(), std::greater<int>());
    for (int value : locals) std::cout << value << " ";
    std::cout << std::endl;
    throw std::runtime_error("nobody catches this");
}
