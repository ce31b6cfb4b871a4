using System.Runtime.InteropServices;
using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>A plan's placements summed up while they are read once, with the placements that break a rule.</summary>
internal sealed class PlacementSums
{
    private readonly SharedFigures figures;
    private readonly StreamedTable table;

    private PlacementSums(SharedFigures figures)
    {
        (this.figures, Roles) = (figures, figures.Roles);
        table = new(PlanTableDefinitions.Placements, Roles);
        Met = new(Roles);
        HeldLate = new(Roles.Areas, Roles.Needs, Roles.Tiers, Roles.Phases, Roles.Years);
        Driven = new(Roles.Providers, Roles.Years);
        AtHome = new(Roles.Areas, Roles.Phases, Roles.Types, Roles.Years);
        LastResort = new(Roles.Areas, Roles.Needs, Roles.Phases, Roles.Years);
        Mixed = new(Roles.Areas, Roles.Entries, Roles.Years);
        Rides = new(Roles);
    }

    public AuditRoles Roles { get; }

    /// <summary>Pupils placed or waiting, by cell.</summary>
    public CellTotals Met { get; }

    /// <summary>Pupils of all home areas, and the fewest pupils of one placement.</summary>
    public Dictionary<PlacementGroup, (double Pupils, double Least)> Placed { get; } = [];

    /// <summary>Placements whose journey is missing or not that of the travel table.</summary>
    public HashSet<WrongJourneyRow> WrongJourneys { get; } = [];

    /// <summary>Pupils who wait for a late place. [area, need, tier, phase, year]</summary>
    public RoleGrid<double> HeldLate { get; }

    /// <summary>Journeys of placed pupils. [provider, year]</summary>
    public RoleGrid<(double Transport, double MinutesBeyond)> Driven { get; }

    /// <summary>Placed pupils by home. [area, phase, provision type, year]</summary>
    public RoleGrid<(double Pupils, double Minutes, double Beyond)> AtHome { get; }

    /// <summary>Pupils in places of last resort. [area, need, phase, year]</summary>
    public RoleGrid<(double Tranche, double Bespoke)> LastResort { get; }

    /// <summary>Pupils in local mixes. [area, entry point, year]</summary>
    public RoleGrid<double> Mixed { get; }

    /// <summary>Rides of placed pupils, without the pupils of local mixes.</summary>
    public RideSums Rides { get; }

    public CellTotals Needed => figures.Needed;

    /// <summary>What was seen of the placements table itself.</summary>
    public WatchedTable Watched { get; private set; } = null!;

    /// <summary>Reads the placements of a plan.</summary>
    /// <param name="session">The plan's session, in which its other tables are open.</param>
    /// <param name="run">The run.</param>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="figures">The figures that all plans share.</param>
    public static PlacementSums Read(DuckDbSession session, AuditedRun run, string folder, SharedFigures figures)
    {
        var sums = new PlacementSums(figures);
        run.Read(session, isOwn: true, folder, PlanTableDefinitions.Placements, query => sums.table.Read(session, query, sums.Add));
        sums.Watched = sums.table.Watched(session, run.WrittenOf(folder, PlanTableDefinitions.Placements));
        var unplaced = new StreamedTable(PlanTableDefinitions.Unplaced, sums.Roles);
        unplaced.Read(session, $"SELECT * FROM {PlanTableDefinitions.Unplaced.Name}",
            () => sums.Met.Add(unplaced, "year_needed", "pupils"));
        return sums;
    }

    private void Add()
    {
        Met.Add(table, "year_needed", "pupils");
        var (areas, needs, tiers, entries) =
            (table.Of("area_code").Numbers, table.Of("need").Numbers, table.Of("tier").Numbers, table.Of("entry_point").Numbers);
        var (needed, taken, providers, types) = (table.Of("year_needed").Numbers, table.Of("year_placed").Numbers,
            table.Of("provider_id").Numbers, table.Of("provision_type").Numbers);
        var (pupils, kilometres, minutes) =
            (table.Of("pupils").Values, table.Of("travel_kilometres").Values, table.Of("travel_minutes").Values);
        for (var row = 0; row < table.Count; row++)
        {
            var group = new PlacementGroup
            {
                Provider = providers[row],
                Type = types[row],
                Need = needs[row],
                Tier = tiers[row],
                Entry = entries[row],
                Needed = needed[row],
                Taken = taken[row],
            };
            Add(new(group, areas[row], pupils[row]), kilometres[row], minutes[row]);
        }
    }

    private void Add(in Placing placing, double kilometres, double minutes)
    {
        var (group, area) = (placing.Group, placing.Area);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Placed, group, out var isSeen);
        sum = isSeen ? (sum.Pupils + placing.Pupils, Math.Min(sum.Least, placing.Pupils)) : (placing.Pupils, placing.Pupils);
        var isKnown = (group.Tier | group.Entry | group.Needed | group.Taken | area) >= 0;
        if (isKnown && group.Taken > group.Needed) AddHeldLate(placing);
        if (group.Provider >= 0 && figures.IsMix(group.Provider))
        {
            var mix = figures.MixOf(area, group.Entry);
            if (mix is not { } mean || !Agree(mean.Kilometres, mean.Minutes, kilometres, minutes)) AddWrong(placing, mix is not null);
            if (isKnown && mix is { } known) AddMixed(placing, known);
            return;
        }

        var journey = figures.JourneyOf(area, group.Provider);
        var rate = group.Provider < 0 ? null : figures.RateOf(group.Entry, figures.TypeOf(group.Provider));
        if (journey is not { } way || rate is not { } due)
        {
            AddWrong(placing, hasJourney: false);
            return;
        }

        if (!Agree(way.Kilometres, way.Minutes, kilometres, minutes)) AddWrong(placing, hasJourney: true);
        if (isKnown) AddJourneys(placing, way, due);
    }

    private void AddHeldLate(in Placing placing)
    {
        var held = HeldLate.Along(placing.Area, placing.Group.Need, placing.Group.Tier, figures.PhaseOf(placing.Group.Entry));
        if (held.IsEmpty) return;
        var shares = SharesOf(placing);
        for (var year = 0; year < placing.Group.Taken; year++) held[year] += placing.Pupils * shares[year];
    }

    private void AddWrong(in Placing placing, bool hasJourney) => WrongJourneys.Add(new()
    {
        AreaCode = Roles.Areas.Find(placing.Area),
        Tier = Roles.Tiers.Find(placing.Group.Tier),
        EntryPoint = Roles.Entries.Find(placing.Group.Entry),
        YearNeeded = Roles.Years.FindYear(placing.Group.Needed),
        ProviderId = Roles.Providers.Find(placing.Group.Provider),
        HasJourney = hasJourney,
    });

    private void AddMixed(in Placing placing, in AuditMix mix)
    {
        var mixed = Mixed.Along(placing.Area, placing.Group.Entry);
        var home = HomeOf(placing);
        var shares = SharesOf(placing);
        for (var year = placing.Group.Taken; year < shares.Length; year++)
        {
            var onRoll = placing.Pupils * shares[year];
            if (onRoll == 0.0) continue;
            mixed[year] += onRoll;
            if (!home.IsEmpty) AddAtHome(ref home[year], onRoll, mix.Minutes, mix.Beyond);
        }
    }

    private void AddJourneys(in Placing placing, in AuditJourney journey, in AuditRate rate)
    {
        var (transport, beyond) = (rate.TransportOf(journey), rate.MinutesBeyond(journey));
        var (phase, supply) = (figures.PhaseOf(placing.Group.Entry), figures.LastResortOf(placing.Group.Provider));
        var shares = SharesOf(placing);
        var home = HomeOf(placing);
        var driven = Driven.Along(placing.Group.Provider);
        var last = supply < 0 ? [] : LastResort.Along(placing.Area, placing.Group.Need, phase);
        for (var year = placing.Group.Taken; year < shares.Length; year++)
        {
            var onRoll = placing.Pupils * shares[year];
            if (onRoll == 0.0) continue;
            if (!last.IsEmpty && supply == 0) last[year].Tranche += onRoll;
            if (!last.IsEmpty && supply == 1) last[year].Bespoke += onRoll;
            driven[year].Transport += onRoll * transport;
            driven[year].MinutesBeyond += onRoll * beyond;
            if (home.IsEmpty) continue;
            Rides.Add(phase, figures.TypeOf(placing.Group.Provider), year, journey, onRoll);
            AddAtHome(ref home[year], onRoll, journey.Minutes, beyond > 0.0 ? 1.0 : 0.0);
        }
    }

    private static void AddAtHome(ref (double Pupils, double Minutes, double Beyond) home, double onRoll, double minutes, double beyond)
    {
        home.Pupils += onRoll;
        home.Minutes += onRoll * minutes;
        home.Beyond += onRoll * beyond;
    }

    private ReadOnlySpan<double> SharesOf(in Placing placing) =>
        figures.SharesOf(placing.Group.Tier, placing.Group.Entry, placing.Group.Needed);

    private Span<(double Pupils, double Minutes, double Beyond)> HomeOf(in Placing placing) =>
        AtHome.Along(placing.Area, figures.PhaseOf(placing.Group.Entry), figures.TypeOf(placing.Group.Provider));

    private static bool Agree(double kilometres, double minutes, double writtenKilometres, double writtenMinutes) =>
        Tolerance.Agrees(kilometres, writtenKilometres) && Tolerance.Agrees(minutes, writtenMinutes);

    /// <summary>One placement.</summary>
    private readonly record struct Placing(PlacementGroup Group, int Area, double Pupils);
}
