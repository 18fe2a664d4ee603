#pragma once

#include "ui/plan/export/planreport.h"

class QIODevice;

namespace fairlead {

enum class ExportFormat { Pdf, Png, Svg, DaysIcs, StepsIcs, DaysCsv, ActionsCsv };

/// All formats, in the order of menus.
const std::vector<ExportFormat>& exportFormats();

/// "pdf", "png", "svg", "ics" (days) or "csv" (days).
std::optional<ExportFormat> exportFormatNamed(const QString& name);

/// The ending of file names, such as "pdf".
QString suffixOf(ExportFormat format);

/// The format that the ending of a file's name says; `chosen` where that has the same ending, or none has.
ExportFormat formatOf(const QString& path, ExportFormat chosen);

/// A name for the file of a campaign's plan that every file system takes.
QString fileNameFor(const QString& campaign, ExportFormat format);

/// What a file of that format is called for people, with the pattern of a file dialog.
QString fileFilter(ExportFormat format);

/// Writes the plan to a device. Pictures need a QGuiApplication. Returns an error for the user, or an empty
/// text.
/// @param now UTC seconds, the time stamp of calendar events
/// @param cancelled is looked at between parts of the file; what was written is an error then
QString writePlan(ExportFormat format, const ReportContent& content, QIODevice& device, qint64 now,
                  const std::atomic_bool* cancelled = nullptr);

/// The same to a file, which is there as a whole or, after a failure, as it was before.
QString exportPlan(ExportFormat format, const ReportContent& content, const QString& path, qint64 now,
                   const std::atomic_bool* cancelled = nullptr);

} // namespace fairlead
