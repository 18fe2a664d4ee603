#pragma once

#include "models/drafts/draftlistmodel.h"
#include "models/drafts/opendrafts.h"
#include "tests/ui/fakegateway.h"
#include "tests/ui/fakeworkspaces.h"
#include "ui/library/librarywindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QTemporaryDir>

#include <algorithm>

namespace fairlead {

/// A library of some drafts and its window.
struct LibraryFixture
{
    QTemporaryDir dir;
    DraftLibrary library{dir.path()};
    OpenDrafts drafts{library};
    DraftListModel list{library};
    FakeGateway gateway;
    FakeWorkspaces workspaces;
    LibraryWindow window;

    LibraryFixture() { window.fill(drafts, list, gateway, workspaces); }

    QString add(
        const QString& name, const std::function<void(CampaignDraft&)>& change = [](auto&) {})
    {
        auto draft = newDraft(QStringLiteral("UTC"));
        draft.campaign.name = name;
        change(draft);
        const auto id = DraftLibrary::newId();
        library.create(id, draft).waitForFinished();
        return id;
    }

    QListView* campaigns() const
    {
        for (auto* view : window.findChildren<QListView*>())
            if (view->model() == &list)
                return view;
        return nullptr;
    }

    void showBin() const
    {
        for (auto* view : window.findChildren<QListView*>())
            if (view->accessibleName() == QLatin1String("Parts of the library"))
                view->setCurrentIndex(view->model()->index(view->model()->rowCount() - 1, 0));
    }

    QAction* action(const QString& text) const // of the menus, without its mnemonic
    {
        for (auto* each : window.findChildren<QAction*>())
            if (each->text().remove(u'&') == text)
                return each;
        return nullptr;
    }
};

inline bool shownIn(const QWidget& window, const QString& text)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
}

inline bool shownNow(const QWidget& window, const QString& text)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

inline QAbstractButton* buttonOf(const QWidget& window, const QString& text)
{
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (!button->isHidden() && button->text().remove(u'&') == text)
            return button;
    return nullptr;
}

} // namespace fairlead
