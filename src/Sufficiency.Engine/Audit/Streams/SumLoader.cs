using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Loads the sums of a plan's placements into the tables that the rules read.</summary>
/// <param name="sums">The sums.</param>
internal sealed class SumLoader(PlacementSums sums)
{
    private readonly AuditRoles roles = sums.Roles;

    /// <summary>Loads all sums into tables that only this session sees.</summary>
    public void Load(DuckDbSession session)
    {
        sums.Watched.Load(session, isOwn: true);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.Placed, [.. Placed()]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.Unmet, [.. sums.Needed.UnmetBy(sums.Met)]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.WrongJourneys, [.. sums.WrongJourneys]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.HeldLate, [.. HeldLate()]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.Driven, [.. Driven()]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.AtHome, [.. AtHome()]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.LastResort, [.. LastResort()]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.Mixed, [.. Mixed()]);
        SumTables.Load(session, roles.Codes, isOwn: true, SumTables.Rides, [.. sums.Rides.Rows()]);
    }

    private IEnumerable<PlacedRow> Placed() => sums.Placed.Select(found => new PlacedRow
    {
        ProviderId = roles.Providers.Find(found.Key.Provider),
        ProvisionType = roles.Types.Find(found.Key.Type),
        Need = roles.Needs.Find(found.Key.Need),
        Tier = roles.Tiers.Find(found.Key.Tier),
        EntryPoint = roles.Entries.Find(found.Key.Entry),
        YearNeeded = roles.Years.FindYear(found.Key.Needed),
        YearPlaced = roles.Years.FindYear(found.Key.Taken),
        Pupils = found.Value.Pupils.OrNothing(),
        LeastPupils = found.Value.Least.OrNothing(),
    });

    private IEnumerable<HeldLateRow> HeldLate() => sums.HeldLate.Filled().Select(found => new HeldLateRow
    {
        AreaCode = roles.Areas.Names[found.Numbers[0]],
        Need = roles.Needs.Names[found.Numbers[1]],
        Tier = roles.Tiers.Names[found.Numbers[2]],
        Phase = roles.Phases.Names[found.Numbers[3]],
        AcademicYear = YearOf(found.Numbers),
        Pupils = found.Value.OrNothing(),
    });

    private IEnumerable<DrivenRow> Driven() => sums.Driven.Filled().Select(found => new DrivenRow(
        roles.Providers.Names[found.Numbers[0]], YearOf(found.Numbers), found.Value.Transport.OrNothing(),
        found.Value.MinutesBeyond.OrNothing()));

    private IEnumerable<AtHomeRow> AtHome() => sums.AtHome.Filled().Select(found => new AtHomeRow
    {
        AreaCode = roles.Areas.Names[found.Numbers[0]],
        Phase = roles.Phases.Names[found.Numbers[1]],
        ProvisionType = roles.Types.Names[found.Numbers[2]],
        AcademicYear = YearOf(found.Numbers),
        Pupils = found.Value.Pupils.OrNothing(),
        PupilMinutes = found.Value.Minutes.OrNothing(),
        Beyond = found.Value.Beyond.OrNothing(),
    });

    private IEnumerable<LastResortRow> LastResort() => sums.LastResort.Filled().Select(found => new LastResortRow
    {
        AreaCode = roles.Areas.Names[found.Numbers[0]],
        Need = roles.Needs.Names[found.Numbers[1]],
        Phase = roles.Phases.Names[found.Numbers[2]],
        AcademicYear = YearOf(found.Numbers),
        Tranche = found.Value.Tranche.OrNothing(),
        Bespoke = found.Value.Bespoke.OrNothing(),
    });

    private IEnumerable<MixedRow> Mixed() => sums.Mixed.Filled().Select(found => new MixedRow(
        roles.Areas.Names[found.Numbers[0]], roles.Entries.Names[found.Numbers[1]], YearOf(found.Numbers), found.Value.OrNothing()));

    private int YearOf(int[] numbers) => roles.Years.FindYear(numbers[^1])!.Value;
}
