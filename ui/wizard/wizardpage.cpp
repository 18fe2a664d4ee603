#include "ui/wizard/wizardpage.h"

#include "models/campaign/formats.h"
#include "models/common/plural.h"
#include "ui/common/fieldbox.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace fairlead {

namespace {

constexpr int widestText = 760; // pixels: longer lines are hard to read

} // namespace

WizardPage::WizardPage(PageId id, CampaignDocument& document, const QString& intro, QWidget* parent)
    : QWidget(parent),
      m_id(id),
      m_document(document),
      m_bindings(new Bindings(document, this)),
      m_body(new QVBoxLayout)
{
    setObjectName(pageKey(id));
    auto* title = new QLabel(pageTitle(id));
    title->setFont(themeFont(TypeSize::Title));
    auto* words = new WrapLabel(intro);
    words->setPalette(mutedPalette(palette()));
    m_body->setContentsMargins(0, spacing::normal, 0, 0);
    m_body->setSpacing(spacing::wide);

    auto* column = new QWidget;
    column->setMaximumWidth(widestText);
    auto* content = new QVBoxLayout(column);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(spacing::tight);
    content->addWidget(title);
    content->addWidget(words);
    content->addLayout(m_body, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    layout->addWidget(column, 1);
}

void WizardPage::setProblems(const Problems& problems)
{
    for (auto* field : m_fields)
        field->setProblems(problems);
}

QWidget* WizardPage::reveal(const QString& path)
{
    for (auto* field : m_fields) {
        if (!field->covers(path))
            continue;
        field->control()->setFocus(Qt::OtherFocusReason);
        return field;
    }
    return nullptr;
}

FieldBox* WizardPage::addField(const QString& label, QWidget* control, const QString& path,
                               QBoxLayout* layout)
{
    auto* field = new FieldBox(label, control);
    field->setPath(path);
    (layout ? layout : m_body)->addWidget(field);
    m_fields << field;
    return field;
}

QString lengthCounter(const QString& text, qint64 maximum)
{
    const QLocale locale;
    return WizardPage::tr("%1 of %2 characters", nullptr, pluralOf(maximum))
        .arg(locale.toString(codePoints(text)), locale.toString(maximum));
}

} // namespace fairlead
