#include "models/drafts/opendrafts.h"
#include "tests/support/randomedits.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace fairlead;

namespace {

void say(const char* word, qint64 number)
{
    std::printf("%s %lld\n", word, static_cast<long long>(number));
    std::fflush(stdout);
}

/// Edits the first draft of the library without end, now and then as fast as it can, and says which steps
/// are durable. Is made to be killed.
int edit(DraftLibrary& library, unsigned seed)
{
    OpenDrafts drafts(library);
    const auto known = library.summaries();
    const auto session =
        known.empty() ? drafts.create(newDraft(QStringLiteral("UTC"))) : drafts.open(known.front().id);
    std::mt19937 edits(seed);
    std::mt19937 pace(seed + 1);
    QObject::connect(session.get(), &DraftSession::saved, session.get(),
                     [](quint64 steps) { say("saved", static_cast<qint64>(steps)); });
    if (!session->flush())
        return 1;
    say("saved", 0);
    for (;;) {
        for (auto burst = pace() % 8; burst > 0; --burst)
            randomEdit(session->document(), edits);
        if (pace() % 4 != 0)
            QCoreApplication::processEvents();
        else if (!session->flush())
            return 1;
    }
}

/// Saves `count` edits of a draft of its own and of one that all processes share; says each as it is durable.
int hammer(DraftLibrary& library, const QString& shared, int number, int count)
{
    OpenDrafts drafts(library);
    const auto own = drafts.create(newDraft(QStringLiteral("UTC")));
    const auto common = drafts.open(shared);
    qint64 worst = 0;
    for (int i = 1; common && i <= count; ++i) {
        QElapsedTimer timer;
        timer.start();
        own->document().edit(QStringLiteral("Own"),
                             [&](CampaignDraft& draft) { draft.campaign.dailyLimit = i; });
        common->document().edit(QStringLiteral("Shared"), [&](CampaignDraft& draft) {
            draft.editor["process" + std::to_string(number)] = i;
        });
        if (!own->flush() || !common->flush())
            return 1;
        worst = std::max(worst, timer.elapsed());
        QCoreApplication::processEvents();
    }
    std::printf("own %s\n", qPrintable(own->id()));
    say("worst", worst);
    return common ? 0 : 1;
}

} // namespace

/// crashdriver DIRECTORY SEED, or crashdriver DIRECTORY NUMBER COUNT SHARED-ID
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    DraftLibrary library(arguments.at(1));
    const int number = arguments.at(2).toInt();
    return argc > 4 ? hammer(library, arguments.at(4), number, arguments.at(3).toInt())
                    : edit(library, static_cast<unsigned>(number));
}
