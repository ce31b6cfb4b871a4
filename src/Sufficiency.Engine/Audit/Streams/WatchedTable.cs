using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The faults of a streamed table that were seen while it was read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Codes">The codes of the run.</param>
/// <param name="Repeated">Keys that occur more than once.</param>
/// <param name="Incomplete">Number of rows that lack a value or hold a number that is not finite.</param>
/// <param name="Held">Codes that the columns hold.</param>
internal sealed record WatchedTable(ITable Table, CodeType Codes, IReadOnlyList<string> Repeated, int Incomplete,
    IReadOnlyList<HeldCodeRow> Held)
{
    /// <summary>Loads the faults into the tables that the rules read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isOwn">Whether only this session sees the tables.</param>
    public void Load(DuckDbSession session, bool isOwn)
    {
        SumTables.Load(session, Codes, isOwn, SumTables.Repeated(Table), Repeated);
        SumTables.Load(session, Codes, isOwn, SumTables.Gaps(Table), [.. Enumerable.Range(0, Incomplete)]);
        SumTables.Load(session, Codes, isOwn, SumTables.HeldCodes(Table), Held);
    }
}
