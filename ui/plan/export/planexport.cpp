#include "ui/plan/export/planexport.h"

#include "models/common/filename.h"
#include "models/drafts/durable.h"
#include "models/forecast/plancsv.h"
#include "ui/plan/export/plancalendarfile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPdfWriter>
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

QString writePdf(const ReportContent& content, QIODevice& device, qint64 now,
                 const std::atomic_bool* cancelled)
{
    QPdfWriter writer(&device);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout::Millimeter);
    writer.setTitle(content.campaign);
    writer.setCreator(QStringLiteral("Fairlead"));
    const PlanReport report(content, writer.width(), now);
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

QString writePng(const ReportContent& content, QIODevice& device, qint64 now,
                 const std::atomic_bool* cancelled)
{
    const PlanReport report(content, pictureWidth - 2 * pageMargin, now);
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

/// A title and a description for readers of the picture, as its first elements. QSvgGenerator writes what it
/// is given without escaping it.
QByteArray withTitle(const QByteArray& svg, const QString& title, const QString& description)
{
    const auto root = svg.indexOf("<svg");
    const auto end = root < 0 ? -1 : svg.indexOf('>', root) + 1;
    if (end <= 0)
        return svg;
    const auto element = [](const char* name, const QString& text) {
        return QStringLiteral("\n<%1>%2</%1>").arg(QLatin1String(name), text.toHtmlEscaped()).toUtf8();
    };
    return svg.first(end) + element("title", title) + element("desc", description) + svg.sliced(end);
}

QString writeSvg(const ReportContent& content, QIODevice& device, qint64 now,
                 const std::atomic_bool* cancelled)
{
    const PlanReport report(content, pictureWidth - 2 * pageMargin, now);
    const QSizeF size(pictureWidth, std::ceil(report.height() + 2 * pageMargin));
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(resolution);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    QPainter painter(&generator);
    painter.fillRect(QRectF(QPointF(0, 0), size), Qt::white);
    painter.translate(pageMargin, pageMargin);
    if (!report.paint(painter, cancelled))
        return cancelledText();
    if (!painter.end())
        return PlanExportText::tr("The SVG could not be finished.");
    const auto svg = withTitle(buffer.data(), content.campaign, report.summary());
    return device.write(svg) == svg.size() ? QString() : device.errorString();
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
    return fileNameOf(campaign, u'.' + suffixOf(format), QStringLiteral("plan"));
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
        return PlanExportText::tr("Calendar of each step's first and last message (*.ics)");
    case ExportFormat::DaysCsv:
        return PlanExportText::tr("Table of the days (*.csv)");
    case ExportFormat::ActionsCsv:
        break;
    }
    return PlanExportText::tr("Table of every message (*.csv)");
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
        return writePdf(content, device, now, cancelled);
    case ExportFormat::Png:
        return writePng(content, device, now, cancelled);
    case ExportFormat::Svg:
        return writeSvg(content, device, now, cancelled);
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
