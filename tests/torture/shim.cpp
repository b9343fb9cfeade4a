// Loaded in front of the C library: kills the program at the Nth call on its way to the disk, or slows these calls.
//
// TORTURE_AT=N      the Nth such call, counted from 0, is the last one
// TORTURE_HOW=...   before it, after it, or half: a write puts half of its bytes down first
// TORTURE_AFTER=U   kills U microseconds after the program began
// TORTURE_COUNT=F   appends the number of calls to the file F when the program ends
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

int calls = 0;

long number(const char* name) {
    const char* value = getenv(name);
    return value ? atol(value) : -1;
}

void die() {
    syscall(SYS_kill, getpid(), 9);
}

bool asked(const char* how) {
    const char* wanted = getenv("TORTURE_HOW");
    return strcmp(wanted ? wanted : "before", how) == 0;
}

/// One call on the way to the disk: dies before it, or says whether to die after it.
bool last_call() {
    const bool last = calls++ == number("TORTURE_AT");
    if (last && asked("before")) die();
    return last;
}

template <typename Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

template <typename Result, typename... Arguments>
Result pass(const char* name, Arguments... arguments) {
    const bool last = last_call();
    const Result result = real<Result (*)(Arguments...)>(name)(arguments...);
    if (last) die();
    return result;
}

int open_as(const char* name, const char* path, int flags, mode_t mode) {
    const bool last = last_call();
    const int result = real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
    if (last) die();
    return result;
}

struct Watch {
    Watch() {
        const long after = number("TORTURE_AFTER");
        if (after <= 0) return;
        signal(SIGALRM, [](int) { die(); });
        const itimerval time{{0, 0}, {after / 1000000, after % 1000000}};
        setitimer(ITIMER_REAL, &time, nullptr);
    }
    ~Watch() {
        const char* name = getenv("TORTURE_COUNT");
        if (!name) return;
        if (FILE* file = fopen(name, "ae")) {
            fprintf(file, "%d\n", calls);
            fclose(file);
        }
    }
};
const Watch watch;

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = static_cast<mode_t>(va_arg(more, int));
    va_end(more);
    return open_as("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = static_cast<mode_t>(va_arg(more, int));
    va_end(more);
    return open_as("open64", path, flags, mode);
}

// What a fortified build calls where no mode is given.
int __open_2(const char* path, int flags) {
    return open_as("open", path, flags, 0);
}

int __open64_2(const char* path, int flags) {
    return open_as("open64", path, flags, 0);
}

ssize_t write(int file, const void* bytes, size_t size) {
    const bool last = last_call();
    const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
    if (last && asked("half")) size /= 2;
    const ssize_t result = call(file, bytes, size);
    if (last) die();
    return result;
}

#pragma GCC diagnostic ignored "-Wshadow"  // there is a struct of that name too
int flock(int file, int operation) {
    return pass<int>("flock", file, operation);
}

int fdatasync(int file) {
    return pass<int>("fdatasync", file);
}

int fsync(int file) {
    return pass<int>("fsync", file);
}

int ftruncate(int file, off_t size) noexcept {
    return pass<int>("ftruncate", file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
    return pass<int>("ftruncate64", file, size);
}

int fchmod(int file, mode_t mode) noexcept {
    return pass<int>("fchmod", file, mode);
}

int fchown(int file, uid_t owner, gid_t group) noexcept {
    return pass<int>("fchown", file, owner, group);
}

int link(const char* from, const char* to) noexcept {
    return pass<int>("link", from, to);
}

int rename(const char* from, const char* to) noexcept {
    return pass<int>("rename", from, to);
}

int unlink(const char* path) noexcept {
    return pass<int>("unlink", path);
}

int mkdir(const char* path, mode_t mode) noexcept {
    return pass<int>("mkdir", path, mode);
}
}
