#include "ui/common/accessibility.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QCoreApplication>
#include <QSplitterHandle>

namespace fairlead {

namespace {

/// Qt names a combo box after its present text; ours has the name of its field, and the text as its value.
class ComboAccessible : public QAccessibleWidget
{
public:
    explicit ComboAccessible(QComboBox* combo)
        : QAccessibleWidget(combo, QAccessible::ComboBox), m_combo(combo)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_combo->currentText() : QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.editable = m_combo->isEditable();
        state.hasPopup = true;
        state.expandable = true;
        return state;
    }

    QStringList actionNames() const override
    {
        return QAccessibleWidget::actionNames()
               << QAccessibleActionInterface::showMenuAction() << QAccessibleActionInterface::increaseAction()
               << QAccessibleActionInterface::decreaseAction();
    }

    void doAction(const QString& action) override
    {
        if (action == QAccessibleActionInterface::showMenuAction())
            m_combo->showPopup();
        else if (action == QAccessibleActionInterface::increaseAction())
            choose(m_combo->currentIndex() + 1);
        else if (action == QAccessibleActionInterface::decreaseAction())
            choose(m_combo->currentIndex() - 1);
        else
            QAccessibleWidget::doAction(action);
    }

private:
    /// As the arrow keys do.
    void choose(int row)
    {
        if (!m_combo->isEnabled() || row < 0 || row >= m_combo->count())
            return;
        m_combo->setCurrentIndex(row);
        Q_EMIT m_combo->activated(row);
    }

    QComboBox* m_combo;
};

/// A row that hands its focus on. For Qt it has the focus, too: a second one, without a name.
class RowAccessible : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.focused = false;
        state.focusable = false;
        return state;
    }
};

QAccessibleInterface* createAccessible(const QString& className, QObject* object)
{
    if (auto* combo = qobject_cast<QComboBox*>(object))
        return new ComboAccessible(combo);
    if (auto* handle = qobject_cast<QSplitterHandle*>(object)) // for Qt it is of an unknown role
        return new QAccessibleWidget(handle, QAccessible::Separator,
                                     QCoreApplication::translate("Accessibility", "Divider"));
    if (auto* row = qobject_cast<QWidget*>(object);
        row && row->focusProxy() && className == QLatin1String("QWidget"))
        return new RowAccessible(row);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = (QAccessible::installFactory(createAccessible), true);
    Q_UNUSED(installed);
}

void followSelection(QAbstractItemView& view)
{
    QObject::connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, &view,
                     [&view](const QItemSelection& selected) {
                         const auto rows = selected.indexes();
                         if (rows.size() == 1 && rows.first() != view.currentIndex())
                             view.selectionModel()->setCurrentIndex(rows.first(),
                                                                    QItemSelectionModel::NoUpdate);
                     });
}

} // namespace fairlead
