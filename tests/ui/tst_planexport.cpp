#include "models/common/visibletext.h"
#include "ui/plan/export/exportdialog.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QImage>
#include <QLineEdit>
#include <QProcess>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QXmlStreamReader>

#include <libical/ical.h>

using namespace fairlead;

namespace {

constexpr qint64 launch = 1'796'112'000; // 2026-12-01T08:00:00Z, 09:00 in Berlin

ReportContent contentOf(qint64 leads, const QString& name = QStringLiteral("Herbst; Zürich, 2026"),
                        const QString& dataset = {}, const QString& draftId = {})
{
    ForecastInput input;
    input.leads = leads;
    input.delayDays = {0, 3};
    input.window = {9 * 3600,
                    17 * 3600,
                    {true, true, true, true, true, false, false},
                    *Zone::load(QStringLiteral("Europe/Berlin"))};
    input.dailyLimit = 2;
    input.minInterval = 60;
    input.launch = launch;
    ForecastOptions options;
    options.keepActions = true;
    const auto plan = std::make_shared<const Plan>(*runForecast(input, options));
    Campaign campaign;
    campaign.name = name;
    campaign.datasetId = dataset;
    campaign.timezone = input.window.zone.id();
    Step step;
    Variant half;
    half.label = QStringLiteral("Kurz");
    half.weight = 50;
    Variant other = half;
    other.label = QStringLiteral("Lang");
    step.variants = std::vector{half, other};
    Step note;
    note.channel = QStringLiteral("linkedin");
    note.messageTemplate = QStringLiteral("\n  Hi {{first_name}} & co\nSecond line");
    campaign.steps = std::vector{step, note};
    return reportContent(campaign, plan, QLocale(QLocale::English, QLocale::UnitedKingdom),
                         {QStringLiteral("Autumn fair"), {}}, draftId);
}

struct CalendarEvent
{
    qint64 from;
    qint64 until;
    QString summary;
    QByteArray id;
};

std::vector<CalendarEvent> eventsIn(const QByteArray& text)
{
    std::vector<CalendarEvent> events;
    const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> calendar(
        icalparser_parse_string(text.constData()), icalcomponent_free);
    if (!calendar || icalcomponent_count_errors(calendar.get()) > 0)
        return events;
    for (auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT))
        events.push_back({icaltime_as_timet(icalcomponent_get_dtstart(event)),
                          icaltime_as_timet(icalcomponent_get_dtend(event)),
                          QString::fromUtf8(icalcomponent_get_summary(event)), icalcomponent_get_uid(event)});
    return events;
}

QByteArray written(ExportFormat format, const ReportContent& content)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto error = writePlan(format, content, buffer, launch);
    return error.isEmpty() ? buffer.data() : QByteArray();
}

QString textOfSvg(const QByteArray& svg, bool& isWellFormed)
{
    QXmlStreamReader reader(svg);
    QString text;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            text += reader.text();
    isWellFormed = !reader.hasError();
    return text;
}

} // namespace

class TestPlanExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calendarFileHasAnEventForEachSendingDay()
    {
        const auto content = contentOf(3);
        const auto text = written(ExportFormat::DaysIcs, content);
        QVERIFY(text.contains("\r\n"));
        const auto events = eventsIn(text);
        QCOMPARE(events.size(), content.plan->days.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            const auto& day = content.plan->days[i];
            QCOMPARE(events[i].from, day.opens);
            QCOMPARE(events[i].until, day.closes);
            QCOMPARE(events[i].summary,
                     QStringLiteral("Herbst; Zürich, 2026: %1")
                         .arg(day.total == 1 ? QStringLiteral("1 message") : QStringLiteral("2 messages")));
            QVERIFY(!events[i].id.isEmpty());
        }
        QVERIFY(text.contains("DTSTART:20261201T080000Z"));
    }

    void calendarFileOfStepsHasTheirEnds()
    {
        const auto content = contentOf(3);
        const auto events = eventsIn(written(ExportFormat::StepsIcs, content));
        QCOMPARE(events.size(), 4U);
        for (std::size_t step = 0; step < 2; ++step) {
            const auto& begins = events[2 * step];
            const auto& ends = events[2 * step + 1];
            QCOMPARE(begins.from, *content.plan->steps[step].first);
            QCOMPARE(ends.from, *content.plan->steps[step].last);
            QCOMPARE(begins.summary, QStringLiteral("Herbst; Zürich, 2026: step %1 begins").arg(step + 1));
            QCOMPARE(ends.summary, QStringLiteral("Herbst; Zürich, 2026: step %1 ends").arg(step + 1));
            QVERIFY(begins.id != ends.id);
        }
        // A step of one action has one event.
        QCOMPARE(eventsIn(written(ExportFormat::StepsIcs, contentOf(1))).size(), 2U);
        QVERIFY(eventsIn(written(ExportFormat::StepsIcs, contentOf(0))).empty());
    }

    void secondImportReplacesTheFirst()
    {
        QCOMPARE(written(ExportFormat::DaysIcs, contentOf(3)), written(ExportFormat::DaysIcs, contentOf(3)));
    }

    void importsOfTwoCampaignsOfOneNameStandBesideEachOther()
    {
        const auto firstId = [](const ReportContent& content) {
            return eventsIn(written(ExportFormat::DaysIcs, content)).front().id;
        };
        const auto name = QStringLiteral("Autumn");
        const auto a = QStringLiteral("a");
        const auto b = QStringLiteral("b");
        QVERIFY(firstId(contentOf(3, name, a)) != firstId(contentOf(3, name, b)));
        QVERIFY(firstId(contentOf(3, name, a, a)) != firstId(contentOf(3, name, a, b)));
        // A draft is itself under another name, and for other leads.
        QCOMPARE(firstId(contentOf(3, name, a, a)), firstId(contentOf(2, QStringLiteral("Winter"), b, a)));
    }

    void theEndingThatIsTypedDecidesTheFormat()
    {
        QCOMPARE(formatOf(QStringLiteral("a.PNG"), ExportFormat::Pdf), ExportFormat::Png);
        QCOMPARE(formatOf(QStringLiteral("a.ics"), ExportFormat::StepsIcs), ExportFormat::StepsIcs);
        QCOMPARE(formatOf(QStringLiteral("a.ics"), ExportFormat::Pdf), ExportFormat::DaysIcs);
        QCOMPARE(formatOf(QStringLiteral("plan v1.2"), ExportFormat::Svg), ExportFormat::Svg);
        QCOMPARE(fileNameFor(QStringLiteral("A/B: one"), ExportFormat::Pdf), QStringLiteral("A B one.pdf"));
        QCOMPARE(fileNameFor(QString(), ExportFormat::DaysCsv), QStringLiteral("plan.csv"));
    }

    void theDialogOffersANameAndFollowsTheUser()
    {
        QTemporaryDir directory;
        QStringList names;
        QTimer::singleShot(0, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            dialog->setDirectory(directory.path());
            auto* name = dialog->findChild<QLineEdit*>();
            names << name->text();
            dialog->selectNameFilter(fileFilter(ExportFormat::Png));
            Q_EMIT dialog->filterSelected(fileFilter(ExportFormat::Png));
            names << name->text();
            name->setText(QStringLiteral("mine.svg"));
            static_cast<QDialog*>(dialog)->accept();
        });
        const auto target = askForExport(nullptr, QStringLiteral("Autumn"), exportFormats());
        QCOMPARE(names, (QStringList{QStringLiteral("Autumn.pdf"), QStringLiteral("Autumn.png")}));
        QVERIFY(target);
        QCOMPARE(target->format, ExportFormat::Svg);
        QCOMPARE(target->path, directory.filePath(QStringLiteral("mine.svg")));
    }

    void aCancelledExportLeavesTheOldFile()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("plan"));
        QCOMPARE(exportPlan(ExportFormat::DaysCsv, contentOf(3), path, launch), QString());
        const auto size = QFileInfo(path).size();
        const std::atomic_bool cancelled = true;
        for (const auto format :
             {ExportFormat::Pdf, ExportFormat::Png, ExportFormat::Svg, ExportFormat::ActionsCsv})
            QVERIFY(exportPlan(format, contentOf(3), path, launch, &cancelled)
                        .contains(QStringLiteral("the export was cancelled")));
        QCOMPARE(QFileInfo(path).size(), size);
    }

    void tablesAreExact()
    {
        const auto content = contentOf(3);
        QCOMPARE(QString::fromUtf8(written(ExportFormat::DaysCsv, content)),
                 QStringLiteral("date,opens,closes,total,step_1,step_2,bottleneck\n"
                                "2026-12-01,2026-12-01T08:00:00Z,2026-12-01T16:00:00Z,2,2,0,limit\n"
                                "2026-12-02,2026-12-02T08:00:00Z,2026-12-02T16:00:00Z,1,1,0,none\n"
                                "2026-12-04,2026-12-04T08:00:00Z,2026-12-04T16:00:00Z,2,0,2,none\n"
                                "2026-12-07,2026-12-07T08:00:00Z,2026-12-07T16:00:00Z,1,0,1,none\n"));
        const auto actions = written(ExportFormat::ActionsCsv, content);
        QVERIFY(
            actions.startsWith("lead,step,sent_at\n0,1,2026-12-01T08:00:00Z\n1,1,2026-12-01T08:01:00Z\n"));
        QCOMPARE(actions.count('\n'), 7);
    }

    void svgIsWellFormedAndSaysThePlan()
    {
        const auto svg = written(ExportFormat::Svg, contentOf(3));
        bool isWellFormed = false;
        const auto text = textOfSvg(svg, isWellFormed);
        QVERIFY(isWellFormed);
        QVERIFY(QSvgRenderer(svg).isValid());
        for (const auto& words :
             {"Herbst; Zürich, 2026", "3 people · 6 messages · Tue, 1 Dec 2026 to Mon, 7 Dec 2026",
              "List: Autumn fair", "E-mail, at the start", "LinkedIn message, 3 days after step 1",
              "Hi {{first_name}} & co", "December 2026", "A/B test: Kurz to 2 · Lang to 1",
              "How we calculated", "Messages go out Monday to Friday, from 09:00 to 17:00 (Berlin time).",
              "At most 2 messages a day, with at least 1 minute between two."})
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
    }

    void aPageForClientsHasNoWordsOfTheMachine()
    {
        bool isWellFormed = false;
        for (const qint64 leads : {0, 1, 3, 3'000}) {
            const auto text = textOfSvg(written(ExportFormat::Svg, contentOf(leads)), isWellFormed);
            for (const auto& words : {"documented", "assumed", "observed", " lead", "action", "Enter",
                                      "tzdata", "Time zone data", "UTC", "forecast", "dataset", "seconds"})
                QVERIFY2(!text.contains(QString::fromUtf8(words), Qt::CaseInsensitive), words);
        }
        const auto pdf = written(ExportFormat::Pdf, contentOf(3));
        QVERIFY(!pdf.contains(QSysInfo::machineHostName().toUtf8()));
    }

    void anyNameMakesASoundFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("signs of XML") << QStringLiteral("A & B < C > \"D\" 'E' &amp; &#0;");
        QTest::newRow("the end of CDATA") << QStringLiteral("a ]]> b <![CDATA[ c");
        QTest::newRow("a comment") << QStringLiteral("<!-- -- --> <?pi ?>");
        QTest::newRow("an element") << QStringLiteral("</title></svg><script>alert(1)</script>");
        QTest::newRow("controls") << QStringLiteral("a\x01\x08\x1b[31m\x7f\u0085 b");
        QTest::newRow("lines") << QStringLiteral("Spring\x0bSummer\r\nEND:VCALENDAR\nBEGIN:VEVENT");
        QTest::newRow("noncharacters") << QString(QChar(0xfffe)) + QChar(0xffff) + u'x';
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) + u'x';
        QTest::newRow("a zero") << QString(QChar(0)) + u'x';
        QTest::newRow("emoji and right to left")
            << QString::fromUtf8("🚀 מבצע 👩🏽‍💻 \xe2\x80\xae x");
        QTest::newRow("iCalendar's signs") << QStringLiteral("a;b,c\\n:d\"e");
    }

    void anyNameMakesASoundFile()
    {
        QFETCH(QString, name);
        const auto content = contentOf(3, name);
        bool isWellFormed = false;
        const auto svg = written(ExportFormat::Svg, content);
        const auto text = textOfSvg(svg, isWellFormed);
        QVERIFY2(isWellFormed, svg.left(300));
        QVERIFY2(text.contains(pageText(name).simplified()), qPrintable(text.left(300))); // the title, whole
        QVERIFY(QSvgRenderer(svg).isValid());
        for (const auto format : {ExportFormat::DaysIcs, ExportFormat::StepsIcs}) {
            const auto calendar = written(format, content);
            const auto events = eventsIn(calendar);
            QCOMPARE(events.size(), 4U); // days, or ends of steps
            for (const auto& event : events)
                QVERIFY2(event.summary.startsWith(pageText(name).simplified()), qPrintable(event.summary));
            for (const char c : calendar)
                QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\r' || c == '\n');
            QVERIFY(!calendar.contains("\x7f"));
            for (const auto& line : calendar.split('\n'))
                QVERIFY(line.size() <= 76); // 75 bytes and the carriage return (RFC 5545, 3.1)
        }
        QVERIFY(written(ExportFormat::Pdf, content).startsWith("%PDF-"));
    }

    void anEventOfOneMomentHasNoEnd()
    {
        // RFC 5545, 3.8.2.2: the end is later than the start, where there is one.
        for (const qint64 leads : {1, 3, 50}) {
            const auto steps = written(ExportFormat::StepsIcs, contentOf(leads));
            QVERIFY(steps.contains("DTSTART") && !steps.contains("DTEND") && !steps.contains("DURATION"));
            for (const auto& event : eventsIn(written(ExportFormat::DaysIcs, contentOf(leads))))
                QVERIFY(event.until > event.from);
        }
    }

    void picturesHoldPlainShapesOnly()
    {
        const auto svg = written(ExportFormat::Svg, contentOf(200));
        for (const auto* element : {"<pattern", "<mask", "<clipPath", "<image"})
            QVERIFY2(!svg.contains(element), element);
    }

    void pdfShowsEmojiWhereThePngDoes()
    {
        const bool hasEmoji = QFontDatabase::families().contains(QStringLiteral("Noto Color Emoji"));
        const auto hasPicture = [](const QString& name) {
            return written(ExportFormat::Pdf, contentOf(3, name)).contains("/Subtype /Image");
        };
        QCOMPARE(hasPicture(QString::fromUtf8("🚀 Launch")), hasEmoji);
        QVERIFY(!hasPicture(QStringLiteral("Launch")));
    }

    void theNameIsLargestAndStandsAtItsOwnSide()
    {
        const auto widthOfInk = [](const QImage& image, int from, int until) {
            int ink = 0;
            for (int y = 60; y < 130; ++y)
                for (int x = from; x < until; ++x)
                    ink += image.pixelColor(x, y).lightness() < 128;
            return ink;
        };
        const auto left =
            QImage::fromData(written(ExportFormat::Png, contentOf(3, QStringLiteral("Autumn"))));
        const auto right =
            QImage::fromData(written(ExportFormat::Png, contentOf(3, QStringLiteral("מבצע אביב"))));
        QVERIFY(widthOfInk(left, 0, left.width() / 2) > 0);
        QCOMPARE(widthOfInk(left, left.width() / 2, left.width()), 0);
        QCOMPARE(widthOfInk(right, 0, right.width() / 2), 0);
        QVERIFY(widthOfInk(right, right.width() / 2, right.width()) > 0);
    }

    void pagesAreFilled()
    {
        const PlanReport report(contentOf(200), 672, launch);
        constexpr qreal pageHeight = 977;
        const auto pages = report.pages(pageHeight);
        QVERIFY(pages.size() > 2);
        const auto ofFullPages = static_cast<qreal>(pages.size() - 1) * pageHeight;
        QVERIFY2(report.height() > ofFullPages * 0.85,
                 qPrintable(QString::number(report.height() / ofFullPages)));
    }

    void pngShowsThePlan()
    {
        const auto image = QImage::fromData(written(ExportFormat::Png, contentOf(3)));
        QVERIFY(image.width() >= 1800); // sharp on a dense screen
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
        bool hasStepColour = false;
        for (int y = 0; y < image.height() && !hasStepColour; ++y)
            for (int x = 0; x < image.width() && !hasStepColour; ++x)
                hasStepColour = image.pixelColor(x, y) == QColor(0x1f, 0x5f, 0xbf);
        QVERIFY(hasStepColour);
    }

    void aLongPlanGetsPagesAndAPictureThatFits()
    {
        const auto content = contentOf(3'000); // more than ten years
        QVERIFY(!content.plan->complete);
        const auto pdf = written(ExportFormat::Pdf, content);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        QVERIFY(pdf.count("/Type /Page\n") > 10);
        const auto image = QImage::fromData(written(ExportFormat::Png, content));
        QVERIFY(!image.isNull());
        QVERIFY(image.height() <= 32'767);
    }

    void nothingSentIsExportedInWords()
    {
        const auto content = contentOf(0);
        bool isWellFormed = false;
        QVERIFY(textOfSvg(written(ExportFormat::Svg, content), isWellFormed)
                    .contains(QStringLiteral("No people are planned yet, so nothing is sent.")));
        QVERIFY(written(ExportFormat::Pdf, content).startsWith("%PDF-"));
        QVERIFY(!written(ExportFormat::DaysIcs, content).contains("VEVENT"));
    }

    void aFailedExportLeavesTheOldFile()
    {
        QTemporaryDir directory;
        const auto missing = directory.filePath(QStringLiteral("missing/plan.pdf"));
        QVERIFY(exportPlan(ExportFormat::Pdf, contentOf(3), missing, launch).contains(missing));
        const auto path = directory.filePath(QStringLiteral("plan.csv"));
        QCOMPARE(exportPlan(ExportFormat::DaysCsv, contentOf(3), path, launch), QString());
        QDir(directory.path()).mkdir(QStringLiteral("folder"));
        QVERIFY(!exportPlan(ExportFormat::DaysCsv, contentOf(3), directory.filePath(QStringLiteral("folder")),
                            launch)
                     .isEmpty());
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files), QStringList(QStringLiteral("plan.csv")));
    }

    void commandWritesWithoutADisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        const auto sample = QStringLiteral(FAIRLEAD_SAMPLES "/autumn-outreach.campaign");
        const auto row = [&](const char* name, const QString& format, const QString& file, int exitCode) {
            QTest::newRow(name) << QStringList{QStringLiteral("export"),   file,
                                               QStringLiteral("--format"), format,
                                               QStringLiteral("--leads"),  QStringLiteral("50")}
                                << exitCode;
        };
        row("pdf", QStringLiteral("pdf"), sample, 0);
        row("png", QStringLiteral("png"), sample, 0);
        row("svg", QStringLiteral("svg"), sample, 0);
        row("ics", QStringLiteral("ics"), sample, 0);
        row("csv", QStringLiteral("csv"), sample, 0);
        QTest::newRow("ics of steps, under other assumptions")
            << QStringList{QStringLiteral("export"),
                           sample,
                           QStringLiteral("--format"),
                           QStringLiteral("ics"),
                           QStringLiteral("--steps"),
                           QStringLiteral("--order"),
                           QStringLiteral("new-leads-first"),
                           QStringLiteral("--drop-out"),
                           QStringLiteral("1000")}
            << 0;
        QTest::newRow("a table of steps")
            << QStringList{QStringLiteral("export"), sample, QStringLiteral("--format"),
                           QStringLiteral("csv"), QStringLiteral("--steps")}
            << 2;
        QTest::newRow("unknown order") << QStringList{QStringLiteral("export"),   sample,
                                                      QStringLiteral("--format"), QStringLiteral("csv"),
                                                      QStringLiteral("--order"),  QStringLiteral("any")}
                                       << 2;
        row("unknown format", QStringLiteral("gif"), sample, 2);
        row("no such file", QStringLiteral("csv"), QStringLiteral("nowhere.campaign"), 3);
    }

    void commandWritesWithoutADisplay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QTemporaryDir directory;
        const auto out = directory.filePath(QStringLiteral("plan"));
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto& name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(name));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(FAIRLEAD_PROGRAM), arguments + QStringList{QStringLiteral("-o"), out});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), exitCode);
        QCOMPARE(QFileInfo(out).size() > 0, exitCode == 0);
    }

    void aCampaignWithoutPlanIsRefused()
    {
        QTemporaryDir directory;
        const auto campaign = directory.filePath(QStringLiteral("empty.campaign"));
        QFile file(campaign);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"name\": \"No days\", \"steps\": [{\"step\": 1, \"delay_days\": 0}]}");
        file.close();
        QProcess process;
        process.start(QStringLiteral(FAIRLEAD_PROGRAM),
                      {QStringLiteral("export"), campaign, QStringLiteral("--format"), QStringLiteral("pdf"),
                       QStringLiteral("--leads"), QStringLiteral("5"), QStringLiteral("-o"),
                       directory.filePath(QStringLiteral("out.pdf"))});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("/send_days"));
        QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("out.pdf"))));
    }
};

QTEST_MAIN(TestPlanExport)
#include "tst_planexport.moc"
