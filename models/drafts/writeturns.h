#pragma once

#include <QString>

namespace fairlead {

/// Processes that write to one library take turns. SQLite alone lets a waiting one sleep ever longer while a
/// busy one comes back in between; here whoever has waited is next. Only the order depends on it: where the
/// file cannot be locked SQLite's own locks still keep writes apart.
class WriteTurns
{
public:
    explicit WriteTurns(const QString& libraryPath);
    ~WriteTurns();
    WriteTurns(const WriteTurns&) = delete;
    WriteTurns& operator=(const WriteTurns&) = delete;

    /// Waits for the turn, but not for one who holds it for seconds: that one may hang.
    void take();
    void giveBack();

private:
    int m_file;
};

/// A turn for the time of a scope.
class WriteTurn
{
public:
    explicit WriteTurn(WriteTurns& turns) : m_turns(turns) { m_turns.take(); }
    ~WriteTurn() { m_turns.giveBack(); }
    WriteTurn(const WriteTurn&) = delete;
    WriteTurn& operator=(const WriteTurn&) = delete;

private:
    WriteTurns& m_turns;
};

} // namespace fairlead
