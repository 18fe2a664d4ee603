#include "ui/plan/export/planexport.h"

#include "models/drafts/durable.h"
#include "models/forecast/plancsv.h"
#include "ui/plan/export/plancalendarfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

constexpr qreal pictureWidth = 900;
constexpr qreal pageMargin = 32;
constexpr int resolution = 96; ///< dots an inch in which a page is laid out; text and lines stay vectors
constexpr qreal pngScale = 2;  ///< pixels for one of the layout
constexpr qreal tallestPng = 32'000; ///< pixels; the raster painter's coordinates end soon after
constexpr qreal mostPixels = 24e6;   ///< 96 MB, which every program that reads pictures takes

struct PlanExportText
{
    Q_DECLARE_TR_FUNCTIONS(PlanExport)
};

QString cancelledText()
{
    return PlanExportText::tr("the export was cancelled");
}

QString writePdf(const ReportContent& content, QIODevice& device, const std::atomic_bool* cancelled)
{
    QPdfWriter writer(&device);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout::Millimeter);
    writer.setTitle(content.campaign);
    writer.setCreator(QStringLiteral("Fairlead"));
    const PlanReport report(content, writer.width());
    QPainter painter(&writer);
    if (!painter.isActive())
        return PlanExportText::tr("The PDF could not be begun.");
    const qreal footer = 24;
    const auto pages = report.pages(writer.height() - footer);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        if (page > 0)
            writer.newPage();
        if (!report.paint(painter, pages[page].first, pages[page].second, cancelled))
            return cancelledText();
        painter.setFont(report.style().small);
        painter.setPen(report.style().quiet);
        const auto& words = content.words;
        painter.drawText(QRectF(0, writer.height() - footer, writer.width(), footer),
                         Qt::AlignRight | Qt::AlignBottom,
                         PlanExportText::tr("Page %1 of %2")
                             .arg(words.count(static_cast<qint64>(page) + 1),
                                  words.count(static_cast<qint64>(pages.size()))));
    }
    return painter.end() ? QString() : PlanExportText::tr("The PDF could not be finished.");
}

QString writePng(const ReportContent& content, QIODevice& device, const std::atomic_bool* cancelled)
{
    const PlanReport report(content, pictureWidth - 2 * pageMargin);
    const qreal height = report.height() + 2 * pageMargin;
    const qreal scale =
        std::min({pngScale, tallestPng / height, std::sqrt(mostPixels / (pictureWidth * height))});
    QImage image((QSizeF(pictureWidth, height) * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return PlanExportText::tr("There is not enough memory for the picture.");
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(pageMargin, pageMargin);
    if (!report.paint(painter, cancelled))
        return cancelledText();
    painter.end();
    return image.save(&device, "PNG") ? QString() : device.errorString();
}

QString writeSvg(const ReportContent& content, QIODevice& device, const std::atomic_bool* cancelled)
{
    const PlanReport report(content, pictureWidth - 2 * pageMargin);
    const QSizeF size(pictureWidth, std::ceil(report.height() + 2 * pageMargin));
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setTitle(content.campaign);
    generator.setDescription(content.words.summary(*content.plan));
    generator.setResolution(resolution);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    QPainter painter(&generator);
    painter.fillRect(QRectF(QPointF(0, 0), size), Qt::white);
    painter.translate(pageMargin, pageMargin);
    if (!report.paint(painter, cancelled))
        return cancelledText();
    return painter.end() ? QString() : device.errorString();
}

} // namespace

const std::vector<ExportFormat>& exportFormats()
{
    using enum ExportFormat;
    static const std::vector all{Pdf, Png, Svg, DaysIcs, StepsIcs, DaysCsv, ActionsCsv};
    return all;
}

std::optional<ExportFormat> exportFormatNamed(const QString& name)
{
    // Of two formats with one ending the first is meant.
    const auto found = std::ranges::find(exportFormats(), name, suffixOf);
    return found == exportFormats().end() ? std::nullopt : std::optional(*found);
}

bool tellsFindings(ExportFormat format)
{
    return format == ExportFormat::Pdf || format == ExportFormat::Png || format == ExportFormat::Svg;
}

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Pdf:
        return QStringLiteral("pdf");
    case ExportFormat::Png:
        return QStringLiteral("png");
    case ExportFormat::Svg:
        return QStringLiteral("svg");
    case ExportFormat::DaysIcs:
    case ExportFormat::StepsIcs:
        return QStringLiteral("ics");
    case ExportFormat::DaysCsv:
    case ExportFormat::ActionsCsv:
        break;
    }
    return QStringLiteral("csv");
}

ExportFormat formatOf(const QString& path, ExportFormat chosen)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    return suffix == suffixOf(chosen) ? chosen : exportFormatNamed(suffix).value_or(chosen);
}

QString fileNameFor(const QString& campaign, ExportFormat format)
{
    static const QRegularExpression forbidden(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+"));
    const auto name = QString(campaign).replace(forbidden, QStringLiteral(" ")).simplified();
    return (name.isEmpty() ? QStringLiteral("plan") : name) + u'.' + suffixOf(format);
}

QString fileFilter(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Pdf:
        return PlanExportText::tr("PDF, a page to show (*.pdf)");
    case ExportFormat::Png:
        return PlanExportText::tr("PNG picture (*.png)");
    case ExportFormat::Svg:
        return PlanExportText::tr("SVG picture (*.svg)");
    case ExportFormat::DaysIcs:
        return PlanExportText::tr("Calendar of the sending days (*.ics)");
    case ExportFormat::StepsIcs:
        return PlanExportText::tr("Calendar of each step's first and last action (*.ics)");
    case ExportFormat::DaysCsv:
        return PlanExportText::tr("Table of the days (*.csv)");
    case ExportFormat::ActionsCsv:
        break;
    }
    return PlanExportText::tr("Table of every action (*.csv)");
}

QString writePlan(ExportFormat format, const ReportContent& content, QIODevice& device, qint64 now,
                  const std::atomic_bool* cancelled)
{
    const auto wrote = [&](bool ok) {
        return ok ? QString() : cancelled && *cancelled ? cancelledText() : device.errorString();
    };
    const auto writeText = [&](const QByteArray& text) {
        return wrote(device.write(text) == text.size());
    };
    switch (format) {
    case ExportFormat::Pdf:
        return writePdf(content, device, cancelled);
    case ExportFormat::Png:
        return writePng(content, device, cancelled);
    case ExportFormat::Svg:
        return writeSvg(content, device, cancelled);
    case ExportFormat::DaysIcs:
        return writeText(calendarOfDays(content, now));
    case ExportFormat::StepsIcs:
        return writeText(calendarOfSteps(content, now));
    case ExportFormat::DaysCsv:
        return wrote(writeDaysCsv(*content.plan, device));
    case ExportFormat::ActionsCsv:
        break;
    }
    return wrote(writeActionsCsv(*content.plan, device, cancelled));
}

QString exportPlan(ExportFormat format, const ReportContent& content, const QString& path, qint64 now,
                   const std::atomic_bool* cancelled)
{
    const auto failed = [&path](const QString& error) {
        return PlanExportText::tr("%1 was not written: %2. What was there before is unchanged.")
            .arg(path, error);
    };
    if (!canTakeFile(path))
        return PlanExportText::tr("%1 is not a file.").arg(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    if (const auto error = writePlan(format, content, file, now, cancelled); !error.isEmpty()) {
        file.cancelWriting();
        return failed(error);
    }
    return file.commit() ? QString() : failed(file.errorString());
}

} // namespace fairlead
