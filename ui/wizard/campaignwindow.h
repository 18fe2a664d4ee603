#pragma once

#include "ui/common/commandpalette.h"
#include "ui/wizard/pageid.h"
#include "ui/wizard/wizardsubject.h"

#include <QMainWindow>
#include <QSet>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace fairlead {

class NoticeArea;
class PageList;
class ProblemView;
class ReviewPage;
class SchedulePage;
class WizardPage;

/// One campaign, page by page: the pages at the left, the page in the middle, plan and problems at the right.
class CampaignWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit CampaignWindow(const WizardSubject& subject, QWidget* parent = nullptr);
    ~CampaignWindow() override;

    /// The live plan, shown at the right of every page. The window owns it from here on.
    void setPlanPanel(QWidget* panel);
    /// What the command palette offers beside commands, steps and fields.
    void setPaletteEntries(PaletteEntries entries) { m_offers = std::move(entries); }
    /// In the menu "View"; belongs to the caller.
    void addViewMenu(QMenu* menu);
    /// The formats in which the plan can be exported, as a part of the campaign's menu.
    void addExportMenu(QMenu* menu);

    /// Whether the campaign is saved, in words ("saved 2 s ago, on this computer").
    void setSaveState(const QString& words);

    /// Above the pages: what the user should know about this campaign.
    NoticeArea& notices() { return *m_notices; }

    /// What is known of the server that the campaign is for.
    void setServerFacts(const ServerFacts& facts);
    /// Asks on the schedule's page by which clock that account reads the sending window; empty: does not.
    void askForWindowReading(const QString& account);

    /// The account of the campaign, or the one in use, is another one now.
    void showAccount();

    void showPage(PageId page);
    PageId currentPage() const { return m_page; }

    /// Goes to the field that a JSON Pointer into the campaign names.
    void showField(const QString& path);

    QSize sizeHint() const override { return {1280, 800}; }

Q_SIGNALS:
    void closed();
    void saveFileRequested();
    void saveAsFileRequested();
    void historyRequested();
    void windowReadingAnswered(bool inUtc);
    void windowReadingPostponed();
    /// The content as a new campaign beside this one.
    void copyRequested();
    /// The user wants to work on that account.
    void accountRequested(const QString& accountId);
    /// The campaign is to belong to that account.
    void moveRequested(const QString& accountId);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildMiddle();
    QWidget* buildRight();
    QLayout* buildFoot();
    void arrange();
    QList<PaletteEntry> paletteEntries();
    void buildMenus();
    void addPage(WizardPage* page);
    void goBy(int pages);
    void goToNextProblem();
    void showProblems();
    void showName();
    void showStatus();
    WizardPage* pageAt(PageId page) const;

    WizardSubject m_subject;
    CampaignProblems* m_problems;
    PageList* m_list;
    NoticeArea* m_notices;
    QStackedWidget* m_pages;
    QList<WizardPage*> m_pageWidgets;
    SchedulePage* m_schedule;
    ReviewPage* m_review;
    ProblemView* m_problemView;
    QWidget* m_middle = nullptr;
    QSplitter* m_right = nullptr;
    QScrollArea* m_rightView = nullptr; ///< scrolls where the window is too low for plan and problems
    QWidget* m_planPlace = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_planButton = nullptr; ///< where the window is too narrow for page and plan
    QLabel* m_saveState;
    QMenu* m_campaignMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    PaletteEntries m_offers;
    QAction* m_endOfFiles = nullptr;
    PageId m_page = PageId::Basics;
    QSet<PageId> m_left;    ///< pages that the user has been on and left
    bool m_isFinal = false; ///< the review was opened: everything is read as for submission
};

} // namespace fairlead
