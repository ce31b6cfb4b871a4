using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The sums of a plan's placements as rows, for the rules to look at.</summary>
/// <param name="Watched">What was seen of the table itself.</param>
/// <param name="Placed">By provider and entry.</param>
/// <param name="Unmet">Cells whose pupils are not all placed or waiting.</param>
/// <param name="WrongJourneys">Placements with another journey than the travel table's.</param>
/// <param name="HeldLate">Pupils who wait for a late placement.</param>
/// <param name="Driven">Journeys by provider.</param>
/// <param name="AtHome">Placed pupils by home.</param>
/// <param name="LastResort">Pupils in places that the authority would rather not buy, by home.</param>
/// <param name="Mixed">Pupils in local mixes, by home.</param>
/// <param name="Rides">Placed pupils by whole minute of their ride, but for those of local mixes.</param>
internal sealed record SummedPlacements(
    WatchedTable Watched, IReadOnlyList<PlacedRow> Placed, IReadOnlyList<UnmetRow> Unmet, IReadOnlyList<WrongJourneyRow> WrongJourneys,
    IReadOnlyList<HeldLateRow> HeldLate, IReadOnlyList<DrivenRow> Driven, IReadOnlyList<AtHomeRow> AtHome,
    IReadOnlyList<LastResortRow> LastResort,
    IReadOnlyList<MixedRow> Mixed, IReadOnlyList<RideRow> Rides)
{
    /// <summary>Makes tables of them for a session alone.</summary>
    public void Load(DuckDbSession session)
    {
        Watched.Load(session, isOwn: true);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.Placed, Placed);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.Unmet, Unmet);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.WrongJourneys, WrongJourneys);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.HeldLate, HeldLate);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.Driven, Driven);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.AtHome, AtHome);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.LastResort, LastResort);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.Mixed, Mixed);
        SumTables.Load(session, Watched.Codes, isOwn: true, SumTables.Rides, Rides);
    }
}
