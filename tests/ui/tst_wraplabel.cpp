#include "ui/common/wraplabel.h"

#include <QTest>

using namespace fairlead;

/// A remembered size must be the one that QLabel would give.
class TestWrapLabel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresAnotherTextAnew();
    void measuresAnotherFontAnew();
};

namespace {

const auto shortText = QStringLiteral("One line");
const auto longText = QStringLiteral("Follow-ups that are due go before new people. ").repeated(6);

void compare(const WrapLabel& ours, const QString& text)
{
    QLabel plain(text);
    plain.setWordWrap(true);
    plain.setFont(ours.font());
    for (const int width : {80, 200, 80, 640})
        QCOMPARE(ours.heightForWidth(width), plain.heightForWidth(width));
    QCOMPARE(ours.sizeHint(), plain.sizeHint());
    QCOMPARE(ours.minimumSizeHint(), plain.minimumSizeHint());
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

QTEST_MAIN(TestWrapLabel)
#include "tst_wraplabel.moc"
