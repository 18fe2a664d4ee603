#include "models/common/whenfinished.h"

#include <QTest>

using namespace fairlead;

/// What follows a future's result, and what does not when whom it is for is gone.
class TestWhenFinished : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_asked = std::make_unique<QPromise<int>>();
        m_asked->start();
        m_context = std::make_unique<QObject>();
    }

    void goesOnWithTheResult();
    void goesOnWithWhatAFutureComesTo();
    void endsWithoutAResultWhenTheContextIsGone();
    void endsWithoutAResultWhenNothingCame();

private:
    QFuture<QString> inWords() const
    {
        return afterFinished(m_asked->future(), m_context.get(),
                             [](int number) { return QString::number(number); });
    }
    void answer()
    {
        m_asked->addResult(7);
        m_asked->finish();
    }

    std::unique_ptr<QPromise<int>> m_asked;
    std::unique_ptr<QObject> m_context;
};

void TestWhenFinished::goesOnWithTheResult()
{
    const auto words = inWords();
    QVERIFY(!words.isFinished());
    answer();
    QTRY_VERIFY(words.isFinished());
    QCOMPARE(words.result(), QStringLiteral("7"));
}

void TestWhenFinished::goesOnWithWhatAFutureComesTo()
{
    QPromise<QString> later;
    later.start();
    int asked = 0;
    const auto words = afterFinished(m_asked->future(), m_context.get(), [&](int number) {
        asked = number;
        return later.future();
    });
    answer();
    QTRY_COMPARE(asked, 7);
    QVERIFY(!words.isFinished());
    later.addResult(QStringLiteral("seven"));
    later.finish();
    QTRY_VERIFY(words.isFinished());
    QCOMPARE(words.result(), QStringLiteral("seven"));
}

void TestWhenFinished::endsWithoutAResultWhenTheContextIsGone()
{
    const auto words = inWords();
    m_context.reset();
    QTRY_VERIFY(words.isFinished());
    QCOMPARE(words.resultCount(), 0);
    answer();
    QCoreApplication::processEvents();
    QCOMPARE(words.resultCount(), 0);
}

void TestWhenFinished::endsWithoutAResultWhenNothingCame()
{
    const auto words = inWords();
    m_asked.reset(); // as when what was to answer is gone
    QTRY_VERIFY(words.isFinished());
    QCOMPARE(words.resultCount(), 0);
}

QTEST_GUILESS_MAIN(TestWhenFinished)
#include "tst_whenfinished.moc"
