#include "ui/common/fieldmessage.h"

#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/common/wraplabel.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace fairlead {

FieldMessage::FieldMessage(QWidget* parent) : QWidget(parent), m_icon(new QLabel), m_text(new WrapLabel)
{
    m_text->setFont(themeFont(TypeSize::Small));
    m_text->setSelectable();
    m_text->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void FieldMessage::setProblems(const Problems& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    setVisible(!problems.empty());
    if (problems.empty()) {
        m_text->clear();
        return;
    }
    const auto worst = std::min_element(problems.begin(), problems.end(), [](const auto& a, const auto& b) {
                           return a.severity < b.severity;
                       })->severity;
    QStringList texts;
    for (const auto& problem : problems)
        texts << problem.message;
    m_text->setText(texts.join(u'\n'));
    m_text->setPalette(withTextColor(palette(), tintColor(tintOf(worst), palette())));
    m_icon->setPixmap(severityIcon(worst).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_icon->setAccessibleName(severityLabel(worst));
}

QString FieldMessage::text() const
{
    return m_text->text();
}

} // namespace fairlead
