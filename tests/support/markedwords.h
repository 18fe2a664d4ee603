#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace fairlead {

/// A translation of every text that lupdate finds in the sources: letters become their full-width twins, so
/// that what still has plain letters was never offered for translation, and nobody's language could replace
/// it.
class MarkedWords
{
public:
    /// Runs lupdate and lrelease; path() is empty when that failed, and log() says why.
    MarkedWords();

    /// The folder for XDG_DATA_HOME, in which the program finds the words as Esperanto's.
    QString dataFolder() const { return m_folder.path(); }
    QString path() const { return m_path; }
    QString log() const { return m_log; }
    /// Texts with a number, of all sources.
    QStringList plurals() const { return m_plurals; }

    /// The words of a text that are not marked, without those that are data: names of the samples, ids,
    /// addresses, dates, paths, numbers' units.
    QStringList unmarked(QString text) const;

private:
    bool run(const QString& program, const QStringList& arguments);
    QString translated(const QString& ts);
    void readSamples();

    QTemporaryDir m_folder;
    QString m_path;
    QString m_log;
    QStringList m_plurals;
    QStringList m_samples; ///< the longest first
};

} // namespace fairlead
