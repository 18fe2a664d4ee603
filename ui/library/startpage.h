#pragma once

#include <QWidget>

namespace fairlead {

/// What an empty library shows: what this is, and a way to begin.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void newRequested();
    void sampleRequested();
    void connectRequested();
};

} // namespace fairlead
