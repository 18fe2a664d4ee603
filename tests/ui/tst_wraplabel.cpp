#include "ui/common/wraplabel.h"

#include <QRegularExpression>
#include <QTest>

using namespace fairlead;

/// Whatever it remembers, it must look as QLabel would.
class TestWrapLabel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresAnotherTextAnew();
    void measuresAnotherFontAnew();
    void alignsAsAsked();
    void keepsParagraphs();
};

namespace {

const auto shortText = QStringLiteral("One line");
const auto longText = QStringLiteral("Follow-ups that are due go before new leads. ").repeated(6);

void compare(WrapLabel& ours, const QString& text)
{
    QLabel plain(text);
    plain.setWordWrap(true);
    plain.setFont(ours.font());
    plain.setAlignment(ours.alignment());
    for (const int width : {80, 200, 80, 640}) {
        QCOMPARE(ours.heightForWidth(width), plain.heightForWidth(width));
        for (QWidget* label : std::initializer_list<QWidget*>{&ours, &plain})
            label->resize(width, plain.heightForWidth(width) + 7);
        QCOMPARE(ours.grab().toImage(), plain.grab().toImage());
    }
    if (text.isEmpty())
        return;
    QCOMPARE(ours.heightForWidth(ours.sizeHint().width()), ours.sizeHint().height());
    for (const auto& part : text.split(QRegularExpression(QStringLiteral("[ \n]|(?<=-)"))))
        QVERIFY(ours.minimumSizeHint().width() >= ours.fontMetrics().horizontalAdvance(part));
}

} // namespace

void TestWrapLabel::measuresAnotherTextAnew()
{
    WrapLabel label(shortText);
    compare(label, shortText);
    label.setText(longText);
    compare(label, longText);
    label.clear();
    compare(label, {});
}

void TestWrapLabel::measuresAnotherFontAnew()
{
    WrapLabel label(longText);
    compare(label, longText);
    auto font = label.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    label.setFont(font);
    compare(label, longText);
}

void TestWrapLabel::alignsAsAsked()
{
    WrapLabel label(longText);
    compare(label, longText);
    for (const Qt::Alignment alignment :
         {Qt::Alignment(Qt::AlignRight | Qt::AlignTop), Qt::Alignment(Qt::AlignCenter),
          Qt::Alignment(Qt::AlignLeft | Qt::AlignBottom)}) {
        label.setAlignment(alignment);
        compare(label, longText);
    }
}

void TestWrapLabel::keepsParagraphs()
{
    const auto text = longText + u'\n' + shortText + QStringLiteral("\n\n") + longText;
    WrapLabel label(text);
    compare(label, text);
}

QTEST_MAIN(TestWrapLabel)
#include "tst_wraplabel.moc"
