#include "tests/support/randomedits.h"

namespace fairlead {

namespace {

QString word(std::mt19937& random)
{
    static const QStringList words{
        QStringLiteral("Herbst"),         QStringLiteral("“Q4”"),
        QStringLiteral("日本"),           QStringLiteral("\U0001F680"),
        QStringLiteral("tab\tnewline\n"), QStringLiteral("'; DROP TABLE drafts; --")};
    return words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))];
}

std::vector<Step>& stepsOf(CampaignDraft& draft)
{
    if (!draft.campaign.steps.hasValue())
        draft.campaign.steps = std::vector<Step>{};
    return draft.campaign.steps.value();
}

void type(CampaignDocument& document, std::mt19937& random)
{
    const auto text = document.campaign().name.valueOr({});
    const auto next = random() % 4 == 0 ? text.chopped(text.isEmpty() ? 0 : 1) : text + word(random);
    document.edit(
        QStringLiteral("Type"), [&](CampaignDraft& draft) { draft.campaign.name = next.right(60); },
        QStringLiteral("/campaign/name"));
}

void changeStep(CampaignDraft& draft, std::mt19937& random)
{
    auto& steps = stepsOf(draft);
    if (steps.empty())
        return;
    auto& step = steps[random() % steps.size()];
    switch (random() % 4) {
    case 0:
        step.delayDays = static_cast<qint64>(random() % 30);
        break;
    case 1:
        step.messageTemplate = word(random) + word(random);
        break;
    case 2:
        step.trackClicks = Field<bool>::null();
        break;
    default:
        step.unknown["x/~" + std::to_string(random() % 3)] = static_cast<int>(random() % 100);
    }
}

void change(CampaignDraft& draft, std::mt19937& random)
{
    auto& steps = stepsOf(draft);
    switch (random() % 7) {
    case 0:
        steps.insert(steps.begin() + static_cast<qsizetype>(random() % (steps.size() + 1)), Step());
        break;
    case 1:
        if (!steps.empty())
            steps.erase(steps.begin() + static_cast<qsizetype>(random() % steps.size()));
        break;
    case 2:
        draft.campaign.dailyLimit = static_cast<qint64>(random() % 1000);
        break;
    case 3:
        draft.campaign.systemPrompt.clear();
        break;
    case 4:
        draft.editor["note"] = {{"n", static_cast<int>(random() % 9)}, {"list", {1, nullptr, "a"}}};
        break;
    default:
        changeStep(draft, random);
    }
}

} // namespace

void randomEdit(CampaignDocument& document, std::mt19937& random)
{
    switch (random() % 12) {
    case 0:
    case 1:
        document.undoStack()->undo();
        return;
    case 2:
        document.undoStack()->redo();
        return;
    case 3:
        document.endMerging();
        return;
    case 4:
    case 5:
    case 6:
        return type(document, random);
    default:
        document.edit(QStringLiteral("Change"), [&](CampaignDraft& draft) { change(draft, random); });
    }
}

bool sameDocument(CampaignDocument& a, CampaignDocument& b)
{
    auto& first = *a.undoStack();
    auto& second = *b.undoStack();
    const int index = first.index();
    if (!(a.draft() == b.draft()) || index != second.index() || first.count() != second.count())
        return false;
    bool same = true;
    for (int i = 0; same && i <= first.count(); ++i) {
        first.setIndex(i);
        second.setIndex(i);
        same = a.draft() == b.draft() && first.undoText() == second.undoText();
    }
    first.setIndex(index);
    second.setIndex(index);
    return same && a.draft() == b.draft();
}

} // namespace fairlead
