using System.Runtime.InteropServices;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>A plan's placements summed up while they are read: by provider, by home and by year, with what
/// breaks a rule of a single placement.</summary>
internal sealed class PlacementSums
{
    private readonly AuditFacts facts;
    private readonly AuditRoles roles;
    private readonly StreamedTable table;
    private readonly CellTotals met;
    private readonly int yearCount;
    // by provider, provision type, need, tier, entry point, year of need and of the place
    private readonly Dictionary<long, (double Pupils, double Least)> placed = [];
    private readonly HashSet<WrongJourneyRow> wrongJourneys = [];
    private readonly double[] heldLate; // [area, need, tier, phase, year]
    private readonly (double Transport, double MinutesBeyond)[] driven; // [provider, year]
    private readonly (double Pupils, double Minutes, double Beyond)[] atHome; // [area, phase, provision type, year]

    private readonly double[] mixed; // [area, entry point, year]
    private readonly RideSums rides;
    private readonly (double Tranche, double Bespoke)[] lastResort; // [area, need, phase, year]

    public PlacementSums(AuditFacts facts)
    {
        (this.facts, roles) = (facts, facts.Roles);
        (table, met, yearCount) = (new(PlanTableDefinitions.Placements, roles), new(roles), roles.Years.Count);
        heldLate = new double[roles.Areas.Count * roles.Needs.Count * roles.Tiers.Count * roles.Phases.Count * yearCount];
        lastResort = new (double, double)[roles.Areas.Count * roles.Needs.Count * roles.Phases.Count * yearCount];
        mixed = new double[roles.Areas.Count * roles.Entries.Count * yearCount];
        rides = new(roles);
        driven = new (double, double)[roles.Providers.Count * yearCount];
        atHome = new (double, double, double)[roles.Areas.Count * roles.Phases.Count * roles.Types.Count * yearCount];
    }

    /// <summary>Reads the placements of a plan whose other tables are open.</summary>
    /// <param name="session">The plan's session.</param>
    /// <param name="run">The run.</param>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="facts">What all plans share.</param>
    public static SummedPlacements Read(DuckDbSession session, AuditedRun run, string folder, AuditFacts facts)
    {
        var sums = new PlacementSums(facts);
        run.Read(session, isOwn: true, folder, PlanTableDefinitions.Placements, query => sums.table.Read(session, query, sums.Add));
        var watched = sums.table.Watched(session, run.WrittenOf(folder, PlanTableDefinitions.Placements));
        var unplaced = new StreamedTable(PlanTableDefinitions.Unplaced, sums.roles);
        unplaced.Read(session, $"SELECT * FROM {PlanTableDefinitions.Unplaced.Name}",
            () => sums.met.Add(unplaced, "year_needed", "pupils"));
        return sums.Summed(watched);
    }

    private void Add()
    {
        met.Add(table, "year_needed", "pupils");
        var (areas, needs, tiers, entries) =
            (table.Of("area_code").Numbers, table.Of("need").Numbers, table.Of("tier").Numbers, table.Of("entry_point").Numbers);
        var (needed, taken, providers, types) = (table.Of("year_needed").Numbers, table.Of("year_placed").Numbers,
            table.Of("provider_id").Numbers, table.Of("provision_type").Numbers);
        var (pupils, kilometres, minutes) =
            (table.Of("pupils").Values, table.Of("travel_kilometres").Values, table.Of("travel_minutes").Values);
        for (var row = 0; row < table.Count; row++)
        {
            var placing = new Placing(areas[row], needs[row], tiers[row], entries[row], needed[row], taken[row],
                providers[row], pupils[row]);
            AddPlaced(placing, types[row]);
            var isKnown = (placing.Tier | placing.Entry | placing.Needed | placing.Taken | placing.Area) >= 0;
            if (isKnown && placing.Need >= 0 && placing.Taken > placing.Needed) AddHeldLate(placing);
            if (placing.Provider >= 0 && facts.IsMix(placing.Provider))
            {
                AddMixed(placing, kilometres[row], minutes[row], isKnown);
                continue;
            }

            var journey = (placing.Area | placing.Provider) < 0 ? null : facts.JourneyOf(placing.Area, placing.Provider);
            var rate = (placing.Provider | placing.Entry) < 0 ? null : facts.RateOf(placing.Entry, facts.TypeOf(placing.Provider));
            var hasJourney = journey is not null && rate is not null;
            if (!hasJourney || !AuditCheck.Agrees(journey!.Value.Kilometres, kilometres[row])
                || !AuditCheck.Agrees(journey.Value.Minutes, minutes[row])) AddWrongJourney(placing, hasJourney);
            if (hasJourney && isKnown) AddJourneys(placing, journey!.Value, rate!.Value);
        }
    }

    private void AddPlaced(in Placing placing, int type)
    {
        var key = Packed(Packed(Packed(Packed(Packed(Packed(placing.Provider + 1L, type, roles.Types), placing.Need, roles.Needs),
            placing.Tier, roles.Tiers), placing.Entry, roles.Entries), placing.Needed, roles.Years), placing.Taken, roles.Years);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(placed, key, out var isKnown);
        sum = isKnown ? (sum.Pupils + placing.Pupils, Math.Min(sum.Least, placing.Pupils)) : (placing.Pupils, placing.Pupils);
    }

    private void AddHeldLate(in Placing placing)
    {
        if (facts.PhaseOf(placing.Entry) is not (>= 0 and var phase)) return;
        var at = ((((((placing.Area * roles.Needs.Count) + placing.Need) * roles.Tiers.Count) + placing.Tier) * roles.Phases.Count) + phase)
            * yearCount;
        var shares = facts.SharesOf(placing.Tier, placing.Entry, placing.Needed);
        for (var year = 0; year < placing.Taken; year++) heldLate[at + year] += placing.Pupils * shares[year];
    }

    private void AddWrongJourney(in Placing placing, bool hasJourney) => wrongJourneys.Add(new(
        roles.Areas.Find(placing.Area), roles.Tiers.Find(placing.Tier), roles.Entries.Find(placing.Entry),
        roles.Years.FindYear(placing.Needed), roles.Providers.Find(placing.Provider), hasJourney));

    private void AddMixed(in Placing placing, double kilometres, double minutes, bool isKnown)
    {
        var mix = (placing.Area | placing.Entry) < 0 ? null : facts.MixOf(placing.Area, placing.Entry);
        if (mix is not { } mean || !AuditCheck.Agrees(mean.Kilometres, kilometres) || !AuditCheck.Agrees(mean.Minutes, minutes))
            AddWrongJourney(placing, mix is not null);
        if (!isKnown || mix is not { } journey) return;
        var shares = facts.SharesOf(placing.Tier, placing.Entry, placing.Needed);
        var homeAt = facts.PhaseOf(placing.Entry) is >= 0 and var phase
            ? ((((placing.Area * roles.Phases.Count) + phase) * roles.Types.Count) + facts.TypeOf(placing.Provider)) * yearCount : -1;
        for (var year = placing.Taken; year < yearCount; year++)
        {
            var onRoll = placing.Pupils * shares[year];
            if (onRoll == 0.0) continue;
            mixed[(((placing.Area * roles.Entries.Count) + placing.Entry) * yearCount) + year] += onRoll;
            if (homeAt < 0) continue;
            ref var home = ref atHome[homeAt + year];
            home = (home.Pupils + onRoll, home.Minutes + (onRoll * journey.Minutes), home.Beyond + (onRoll * journey.Beyond));
        }
    }

    private void AddJourneys(in Placing placing, in AuditJourney journey, in AuditRate rate)
    {
        var (transport, beyond) = (rate.TransportOf(journey), rate.MinutesBeyond(journey));
        var shares = facts.SharesOf(placing.Tier, placing.Entry, placing.Needed);
        var drivenAt = placing.Provider * yearCount;
        var homeAt = facts.PhaseOf(placing.Entry) is >= 0 and var phase
            ? ((((placing.Area * roles.Phases.Count) + phase) * roles.Types.Count) + facts.TypeOf(placing.Provider)) * yearCount : -1;
        var lastAt = homeAt >= 0 && placing.Need >= 0 && facts.LastResortOf(placing.Provider) >= 0
            ? ((((placing.Area * roles.Needs.Count) + placing.Need) * roles.Phases.Count) + facts.PhaseOf(placing.Entry)) * yearCount : -1;
        for (var year = placing.Taken; year < yearCount; year++)
        {
            var onRoll = placing.Pupils * shares[year];
            if (onRoll == 0.0) continue;
            if (lastAt >= 0) AddLastResort(lastAt + year, facts.LastResortOf(placing.Provider), onRoll);
            ref var road = ref driven[drivenAt + year];
            road = (road.Transport + (onRoll * transport), road.MinutesBeyond + (onRoll * beyond));
            if (homeAt < 0) continue;
            rides.Add(facts.PhaseOf(placing.Entry), facts.TypeOf(placing.Provider), year, journey, onRoll);
            ref var home = ref atHome[homeAt + year];
            home = (home.Pupils + onRoll, home.Minutes + (onRoll * journey.Minutes), home.Beyond + (beyond > 0.0 ? onRoll : 0.0));
        }
    }

    private void AddLastResort(int at, int supply, double onRoll) =>
        lastResort[at] = supply == 0 ? (lastResort[at].Tranche + onRoll, lastResort[at].Bespoke)
        : (lastResort[at].Tranche, lastResort[at].Bespoke + onRoll);

    private SummedPlacements Summed(WatchedTable watched) => new(
        watched,
        [.. placed.Select(sum => ToRow(sum.Key, sum.Value.Pupils, sum.Value.Least))],
        [.. facts.Needed.UnmetBy(met)],
        [.. wrongJourneys],
        [.. HeldLate()],
        [.. driven.Index().Where(sum => sum.Item != default).Select(sum =>
            new DrivenRow(roles.Providers.Names[sum.Index / yearCount], roles.Years.FindYear(sum.Index % yearCount)!.Value,
                sum.Item.Transport.OrNothing(), sum.Item.MinutesBeyond.OrNothing()))],
        [.. AtHome()],
        [.. LastResort()],
        [.. Mixed()],
        [.. rides.Rows()]);

    private PlacedRow ToRow(long key, double pupils, double least)
    {
        var taken = Unpacked(ref key, roles.Years);
        var needed = Unpacked(ref key, roles.Years);
        var entry = Unpacked(ref key, roles.Entries);
        var tier = Unpacked(ref key, roles.Tiers);
        var need = Unpacked(ref key, roles.Needs);
        var type = Unpacked(ref key, roles.Types);
        return new(
            roles.Providers.Find((int)key - 1), roles.Types.Find(type), roles.Needs.Find(need), roles.Tiers.Find(tier),
            roles.Entries.Find(entry), roles.Years.FindYear(needed), roles.Years.FindYear(taken),
            pupils.OrNothing(), least.OrNothing());
    }

    private IEnumerable<HeldLateRow> HeldLate()
    {
        for (var at = 0; at < heldLate.Length; at++)
        {
            if (heldLate[at] == 0.0) continue;
            var (rest, year) = Math.DivRem(at, yearCount);
            (rest, var phase) = Math.DivRem(rest, roles.Phases.Count);
            (rest, var tier) = Math.DivRem(rest, roles.Tiers.Count);
            var (area, need) = Math.DivRem(rest, roles.Needs.Count);
            yield return new(roles.Areas.Names[area], roles.Needs.Names[need], roles.Tiers.Names[tier], roles.Phases.Names[phase],
                roles.Years.FindYear(year)!.Value, heldLate[at].OrNothing());
        }
    }

    private IEnumerable<AtHomeRow> AtHome()
    {
        for (var at = 0; at < atHome.Length; at++)
        {
            if (atHome[at] == default) continue;
            var (rest, year) = Math.DivRem(at, yearCount);
            (rest, var type) = Math.DivRem(rest, roles.Types.Count);
            var (area, phase) = Math.DivRem(rest, roles.Phases.Count);
            var (pupils, minutes, beyond) = atHome[at];
            yield return new(roles.Areas.Names[area], roles.Years.FindYear(year)!.Value, roles.Phases.Names[phase], roles.Types.Names[type],
                pupils.OrNothing(), minutes.OrNothing(), beyond.OrNothing());
        }
    }

    private IEnumerable<LastResortRow> LastResort()
    {
        for (var at = 0; at < lastResort.Length; at++)
        {
            if (lastResort[at] == default) continue;
            var (rest, year) = Math.DivRem(at, yearCount);
            (rest, var phase) = Math.DivRem(rest, roles.Phases.Count);
            var (area, need) = Math.DivRem(rest, roles.Needs.Count);
            yield return new(
                roles.Areas.Names[area], roles.Needs.Names[need], roles.Phases.Names[phase], roles.Years.FindYear(year)!.Value,
                lastResort[at].Tranche.OrNothing(), lastResort[at].Bespoke.OrNothing());
        }
    }

    private IEnumerable<MixedRow> Mixed()
    {
        for (var at = 0; at < mixed.Length; at++)
        {
            if (mixed[at] == 0.0) continue;
            var (rest, year) = Math.DivRem(at, yearCount);
            var (area, entry) = Math.DivRem(rest, roles.Entries.Count);
            yield return new(roles.Areas.Names[area], roles.Entries.Names[entry], roles.Years.FindYear(year)!.Value, mixed[at].OrNothing());
        }
    }

    private static long Packed(long key, int number, AuditRole role) => checked((key * (role.Count + 1)) + number + 1);

    private static int Unpacked(ref long key, AuditRole role)
    {
        (key, var number) = Math.DivRem(key, role.Count + 1);
        return (int)number - 1;
    }

    /// <summary>One placement, by number of each column's role; −1 for what no table names.</summary>
    private readonly record struct Placing(int Area, int Need, int Tier, int Entry, int Needed, int Taken, int Provider, double Pupils);
}
