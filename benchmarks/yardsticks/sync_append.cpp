// sync_append FILE ROUNDS   The median time of one fdatasync of a file that has just grown by a block, in seconds.
#include <algorithm>
#include <chrono>
#include <vector>

#include "ledgers.hpp"

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const int file = ::open(argv[1], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) yardsticks::fail(argv[1]);
    const std::string block(300, 'x');  // about what `log` adds
    std::vector<double> seconds;
    for (int round = std::atoi(argv[2]); round > 0; --round) {
        if (::write(file, block.data(), block.size()) != static_cast<ssize_t>(block.size())) yardsticks::fail(argv[1]);
        const auto before = std::chrono::steady_clock::now();
        if (::fdatasync(file) != 0) yardsticks::fail(argv[1]);
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count());
    }
    ::close(file);
    if (seconds.empty()) return 2;
    std::ranges::sort(seconds);
    std::printf("%.9f\n", seconds[seconds.size() / 2]);
}
