#pragma once

#include "models/campaign/json.h"

#include <chrono>
#include <vector>

namespace fairlead {

/// One way in which the sandbox misbehaves, for tests.
struct Fault
{
    enum class Action {
        Delay,       ///< a correct answer, late
        Answer,      ///< `status` and `body` without processing
        AnswerAfter, ///< the same after processing: what was asked for has happened
        DropBefore,  ///< the connection ends without processing
        DropAfter,   ///< the connection ends after processing, without an answer
        Truncate,    ///< processed; the connection ends in the middle of the body
        WrongLength  ///< processed; the answer announces `contentLength`, and the connection stays open
    };

    Action action = Action::Delay;
    QByteArray method; ///< empty: any
    QString path;      ///< with * as a wildcard; empty: any
    int skip = 0;      ///< matching requests that pass before the first fault
    int count = 1;     ///< faults until this one is used up
    std::chrono::milliseconds delay{0};
    int status = 500;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    qint64 contentLength = 0;
};

/// The faults that lie ahead, in order; the first that matches a request is taken.
class FaultPlan
{
public:
    void add(Fault fault) { m_faults.push_back(std::move(fault)); }
    std::optional<Fault> take(const QByteArray& method, const QString& path);
    bool isEmpty() const { return m_faults.empty(); }

private:
    std::vector<Fault> m_faults;
};

struct FaultPlanResult
{
    std::optional<FaultPlan> plan;
    QString error; ///< in words, when there is no plan
};

/// Reads a JSON array of objects with the members of Fault: `action` ("delay", "answer", "answer-after",
/// "drop-before", "drop-after", "truncate", "wrong-length"), `method`, `path`, `skip`, `count`, `delay_ms`,
/// `status`, `headers` (an object of texts), `body` (a text) and `content_length`.
FaultPlanResult readFaultPlan(const QByteArray& json);

} // namespace fairlead
