using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>What is needed to sum placements up, read once from the tables that all plans share, by number of each column's role.</summary>
internal sealed class AuditFacts
{
    private readonly double[] shares; // [tier, entry point, year of need, year]
    private readonly int[] phaseOf; // [entry point]
    private readonly int[] typeOf; // [provider]
    private readonly int[] lastResort; // [provider]: nil for a tranche, one for a package, −1 for others
    private readonly bool[] isMix; // [provider]
    private readonly AuditMix?[] mixes; // [area, entry point]
    private readonly AuditJourney?[] journeys; // [area, provider]
    private readonly AuditRate?[] rates; // [entry point, provision type]

    private AuditFacts(AuditRoles roles)
    {
        Roles = roles;
        Needed = new(roles);
        shares = new double[roles.Tiers.Count * roles.Entries.Count * roles.Years.Count * roles.Years.Count];
        phaseOf = [.. Enumerable.Repeat(-1, roles.Entries.Count)];
        typeOf = [.. Enumerable.Repeat(-1, roles.Providers.Count)];
        lastResort = [.. Enumerable.Repeat(-1, roles.Providers.Count)];
        isMix = new bool[roles.Providers.Count];
        mixes = new AuditMix?[roles.Areas.Count * roles.Entries.Count];
        journeys = new AuditJourney?[roles.Areas.Count * roles.Providers.Count];
        rates = new AuditRate?[roles.Entries.Count * roles.Types.Count];
    }

    /// <summary>Roles of the columns.</summary>
    public AuditRoles Roles { get; }

    /// <summary>Pupils who need a place.</summary>
    public CellTotals Needed { get; }

    /// <summary>Reads the facts.</summary>
    /// <param name="session">Where the shared tables are open.</param>
    /// <param name="run">The run, for the demand, of which only sums are kept.</param>
    /// <param name="prepare">Works out in that session what else the facts are read from; while it does, the demand is read.</param>
    public static AuditFacts Read(DuckDbSession session, AuditedRun run, Action prepare)
    {
        var facts = new AuditFacts(new(session, run.CodesOf(session)));
        var demand = Task.Run(() =>
        {
            using var beside = session.Beside();
            facts.ReadDemand(beside, run);
        });
        try
        {
            prepare();
            facts.ReadRates(session);
            facts.ReadJourneys(session);
            facts.ReadMixes(session);
        }
        finally
        {
            Task.WaitAny(demand); // it reads from the same database; of two faults the other is told
        }

        demand.GetAwaiter().GetResult();
        return facts;
    }

    /// <summary>Shares still on roll of pupils of a tier and entry point who needed a place in a year. [year]</summary>
    public ReadOnlySpan<double> SharesOf(int tier, int entry, int yearNeeded) => SharesFor(tier, entry, yearNeeded);

    /// <summary>The phase of an entry point; −1 where no band names it.</summary>
    public int PhaseOf(int entry) => phaseOf[entry];

    /// <summary>The provision type of a provider; −1 where it has none.</summary>
    public int TypeOf(int provider) => typeOf[provider];

    /// <summary>Nil where a provider is a tranche, one where it is a package, −1 where it is neither.</summary>
    public int LastResortOf(int provider) => lastResort[provider];

    /// <summary>Whether a provider stands for a local mix.</summary>
    public bool IsMix(int provider) => isMix[provider];

    /// <summary>The mean journey of a local mix; null where no school of a mix takes pupils of the entry point.</summary>
    public AuditMix? MixOf(int area, int entry) => mixes[(area * Roles.Entries.Count) + entry];

    /// <summary>The journey from an area to a provider; null where there is none.</summary>
    public AuditJourney? JourneyOf(int area, int provider) => journeys[(area * Roles.Providers.Count) + provider];

    /// <summary>Who is transported and how dear; null where the tables do not say.</summary>
    public AuditRate? RateOf(int entry, int type) => type < 0 ? null : rates[(entry * Roles.Types.Count) + type];

    private Span<double> SharesFor(int tier, int entry, int yearNeeded) =>
        shares.AsSpan(((((tier * Roles.Entries.Count) + entry) * Roles.Years.Count) + yearNeeded) * Roles.Years.Count, Roles.Years.Count);

    private void ReadDemand(DuckDbSession session, AuditedRun run)
    {
        var demand = new StreamedTable(DemandTableDefinitions.Demand, Roles);
        run.Read(session, isOwn: false, "", DemandTableDefinitions.Demand,
            query => demand.Read(session, query, () => Needed.Add(demand, "academic_year", "placings")));
        demand.Watched(session, run.WrittenOf("", DemandTableDefinitions.Demand)).Load(session, isOwn: false);
    }

    private void ReadRates(DuckDbSession session)
    {
        session.Query("SELECT entry_point::VARCHAR, phase::VARCHAR FROM bands WHERE entry_point IS NOT NULL AND phase IS NOT NULL", row =>
            (Entry: NumberOf(Roles.Entries, row.GetText(0)), Phase: NumberOf(Roles.Phases, row.GetText(1))))
            .ForEach(band => Put(phaseOf, band.Entry, band.Phase));
        session.Query("SELECT provider_id::VARCHAR, provision_type::VARCHAR FROM providers WHERE provider_id IS NOT NULL "
            + "AND provision_type IS NOT NULL", row =>
            (Provider: NumberOf(Roles.Providers, row.GetText(0)), Type: NumberOf(Roles.Types, row.GetText(1))))
            .ForEach(provider => Put(typeOf, provider.Provider, provider.Type));
        session.Query(
            "SELECT provider_id::VARCHAR, supply FROM providers WHERE provider_id IS NOT NULL AND supply IN ('tranche', 'bespoke')", row =>
            (Provider: NumberOf(Roles.Providers, row.GetText(0)), Supply: row.GetText(1)))
            .ForEach(provider => Put(lastResort, provider.Provider, provider.Supply == "tranche" ? 0 : 1));
        session.Query("SELECT tier::VARCHAR, entry_point::VARCHAR, year_needed, academic_year, share FROM surviving WHERE tier IS NOT NULL "
            + "AND entry_point IS NOT NULL AND year_needed IS NOT NULL", row =>
            (Tier: NumberOf(Roles.Tiers, row.GetText(0)), Entry: NumberOf(Roles.Entries, row.GetText(1)), Needed: Roles.Years
                .NumberOf(row.GetInteger(2)), Year: Roles.Years.NumberOf(row.GetInteger(3)), Share: row.FindNumber(4) ?? double.NaN))
            .ForEach(found =>
            {
                if ((found.Tier | found.Entry | found.Needed | found.Year) >= 0)
                    SharesFor(found.Tier, found.Entry, found.Needed)[found.Year] += found.Share;
            });
        session.Query("SELECT entry_point::VARCHAR, provision_type::VARCHAR, walking_km, near_days, far_days, guidance_minutes FROM rates "
            + "WHERE entry_point IS NOT NULL AND provision_type IS NOT NULL", row =>
            (Entry: NumberOf(Roles.Entries, row.GetText(0)), Type: NumberOf(Roles.Types, row.GetText(1)),
                Rate: new AuditRate(Number(row, 2), Number(row, 3), Number(row, 4), Number(row, 5))))
            .ForEach(found =>
            {
                if ((found.Entry | found.Type) >= 0) rates[(found.Entry * Roles.Types.Count) + found.Type] = found.Rate;
            });
    }

    private void ReadJourneys(DuckDbSession session)
    {
        var (areas, providers) = (new int[DuckDbChunk.Capacity], new int[DuckDbChunk.Capacity]);
        double[][] figures = [.. Enumerable.Range(0, 3).Select(_ => new double[DuckDbChunk.Capacity])];
        session.Stream("SELECT area_code, provider_id, placed_kilometres, placed_minutes, placed_daily_gbp FROM routes", chunk =>
        {
            chunk.ReadCodes(0, Roles.Codes, areas);
            chunk.ReadCodes(1, Roles.Codes, providers);
            for (var i = 0; i < figures.Length; i++) chunk.ReadNumbers(2 + i, figures[i]);
            for (var row = 0; row < chunk.Count; row++)
            {
                var (area, provider) = (Roles.Areas.NumberOf(areas[row]), Roles.Providers.NumberOf(providers[row]));
                if ((area | provider) >= 0)
                    journeys[(area * Roles.Providers.Count) + provider] = new(figures[0][row], figures[1][row], figures[2][row]);
            }
        });
    }

    private void ReadMixes(DuckDbSession session)
    {
        session.Query("SELECT provider_id::VARCHAR FROM providers WHERE is_local_mix AND provider_id IS NOT NULL", row =>
            NumberOf(Roles.Providers, row.GetText(0))).ForEach(provider =>
        {
            if (provider >= 0) isMix[provider] = true;
        });
        session.Query(
            "SELECT area_code::VARCHAR, entry_point::VARCHAR, kilometres, minutes, beyond FROM mixed_means WHERE area_code IS NOT NULL "
                + "AND entry_point IS NOT NULL", row =>
            (Area: NumberOf(Roles.Areas, row.GetText(0)), Entry: NumberOf(Roles.Entries, row.GetText(1)),
                Mix: new AuditMix(Number(row, 2), Number(row, 3), Number(row, 4)))).ForEach(found =>
            {
                if ((found.Area | found.Entry) >= 0) mixes[(found.Area * Roles.Entries.Count) + found.Entry] = found.Mix;
            });
    }

    private int NumberOf(AuditRole role, string code) => role.NumberOf(Roles.Codes.Find(code));

    private static void Put(int[] values, int at, int value)
    {
        if (at >= 0) values[at] = value;
    }

    private static double Number(DuckDbRow row, int column) => row.FindNumber(column) ?? double.NaN;
}

/// <summary>The mean journey of a local mix.</summary>
/// <param name="Kilometres">Road distance.</param>
/// <param name="Minutes">Time in the vehicle.</param>
/// <param name="Beyond">Share of pupils whose journey is longer than guidance advises.</param>
internal readonly record struct AuditMix(double Kilometres, double Minutes, double Beyond);

/// <summary>A journey one way of a pupil placed.</summary>
/// <param name="Kilometres">Road distance, with the choice factor.</param>
/// <param name="Minutes">Time in the vehicle.</param>
/// <param name="DailyGbp">What transport along it costs a pupil and day.</param>
internal readonly record struct AuditJourney(double Kilometres, double Minutes, double DailyGbp);

/// <summary>Who of an entry point is transported to a provision type.</summary>
/// <param name="WalkingKilometres">How far is walked.</param>
/// <param name="NearDays">Days a pupil and year that transport costs within walking distance.</param>
/// <param name="FarDays">The same beyond it.</param>
/// <param name="GuidanceMinutes">The longest journey that guidance advises.</param>
internal readonly record struct AuditRate(double WalkingKilometres, double NearDays, double FarDays, double GuidanceMinutes)
{
    /// <summary>£ a pupil-year of a journey.</summary>
    public double TransportOf(in AuditJourney journey) =>
        journey.Kilometres <= 0.0 ? 0.0 : journey.DailyGbp * (journey.Kilometres <= WalkingKilometres ? NearDays : FarDays);

    /// <summary>Minutes of a journey beyond guidance.</summary>
    public double MinutesBeyond(in AuditJourney journey) => Math.Max(0.0, journey.Minutes - GuidanceMinutes);
}
