#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

namespace {

constexpr double mostAllowed = 1.3; // times a bare Qt window
constexpr int timeoutMs = 30'000;

/// Milliseconds from the start of the program to its first frame.
std::optional<double> startOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const std::chrono::nanoseconds before = std::chrono::steady_clock::now().time_since_epoch();
    process.start(program, arguments);
    if (!process.waitForFinished(timeoutMs))
        return std::nullopt;
    bool ok = false;
    const auto painted = process.readAllStandardOutput().trimmed().toLongLong(&ok);
    return ok ? std::optional(static_cast<double>(painted - before.count()) / 1e6) : std::nullopt;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

/// Time to the first painted frame of Fairlead and of a bare Qt window, in turns, so that what else the
/// machine does meets both. @param argv[1] rounds, 20 without. Exit code 1 past 1.3 times.
int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const QTemporaryDir library;
    const auto bare = QStringLiteral(BARE_WINDOW);
    const auto ours = QStringLiteral(FAIRLEAD_WINDOW);
    const QStringList arguments{library.path()};
    startOf(bare, {}); // the files come into the cache, and the library is made
    startOf(ours, arguments);
    std::vector<double> bareTimes;
    std::vector<double> ourTimes;
    for (int i = 0; i < rounds; ++i) {
        const auto bareTime = startOf(bare, {});
        const auto ourTime = startOf(ours, arguments);
        if (!bareTime || !ourTime) {
            std::fputs("A window did not come.\n", stderr);
            return 2;
        }
        bareTimes.push_back(*bareTime);
        ourTimes.push_back(*ourTime);
    }
    const double ratio = median(ourTimes) / median(bareTimes);
    std::printf("bare Qt window %.1f ms, Fairlead %.1f ms, ratio %.2f (at most %.1f; medians of %d)\n",
                median(bareTimes), median(ourTimes), ratio, mostAllowed, rounds);
    return ratio <= mostAllowed ? 0 : 1;
}
