using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The figures with which placements are summed up, read once from the tables that all plans share.</summary>
/// <remarks>Codes and years are numbers of their role, see <see cref="AuditRoles"/>; the number of an unknown value is −1.</remarks>
internal sealed class SharedFigures
{
    private readonly RoleGrid<double> shares; // [tier, entry point, year of need, year]
    private readonly int[] phaseOf; // [entry point]
    private readonly int[] typeOf; // [provider]
    private readonly int[] lastResort; // [provider]
    private readonly bool[] isMix; // [provider]
    private readonly RoleGrid<Known<AuditMix>> mixes; // [area, entry point]
    private readonly RoleGrid<Known<AuditJourney>> journeys; // [area, provider]
    private readonly RoleGrid<Known<AuditRate>> rates; // [entry point, provision type]

    private SharedFigures(AuditRoles roles)
    {
        Roles = roles;
        Needed = new(roles);
        shares = new(roles.Tiers, roles.Entries, roles.Years, roles.Years);
        phaseOf = [.. Enumerable.Repeat(-1, roles.Entries.Count)];
        typeOf = [.. Enumerable.Repeat(-1, roles.Providers.Count)];
        lastResort = [.. Enumerable.Repeat(-1, roles.Providers.Count)];
        isMix = new bool[roles.Providers.Count];
        mixes = new(roles.Areas, roles.Entries);
        journeys = new(roles.Areas, roles.Providers);
        rates = new(roles.Entries, roles.Types);
    }

    /// <summary>Roles of the columns.</summary>
    public AuditRoles Roles { get; }

    /// <summary>Pupils who need a place.</summary>
    public CellTotals Needed { get; }

    /// <summary>Reads the figures.</summary>
    /// <param name="session">The session in which the shared tables are open.</param>
    /// <param name="run">The run, whose demand is read once and kept as sums.</param>
    /// <param name="prepare">Works out the other tables that the figures come from; the demand is read meanwhile.</param>
    public static SharedFigures Read(DuckDbSession session, AuditedRun run, Action prepare)
    {
        var figures = new SharedFigures(new(session, run.CodesOf(session)));
        var demand = Task.Run(() =>
        {
            using var beside = session.Beside();
            figures.ReadDemand(beside, run);
        });
        try
        {
            prepare();
            figures.ReadProviders(session);
            figures.ReadRates(session);
            figures.ReadJourneys(session);
        }
        finally
        {
            Task.WaitAny(demand); // it reads from the same database; a fault of the code above goes first
        }

        demand.GetAwaiter().GetResult();
        return figures;
    }

    /// <summary>Shares still on roll, by year, of pupils of a tier and entry point who needed a place in a year.</summary>
    public ReadOnlySpan<double> SharesOf(int tier, int entry, int yearNeeded) => shares.Along(tier, entry, yearNeeded);

    /// <summary>The phase of an entry point; −1 if no band names it.</summary>
    public int PhaseOf(int entry) => phaseOf[entry];

    /// <summary>The provision type of a provider; −1 if it has none.</summary>
    public int TypeOf(int provider) => typeOf[provider];

    /// <summary>Nil if a provider is a tranche, one if it is a package, −1 if it is neither.</summary>
    public int LastResortOf(int provider) => lastResort[provider];

    /// <summary>Whether a provider stands for a local mix.</summary>
    public bool IsMix(int provider) => isMix[provider];

    /// <summary>The mean journey of a local mix; null if no school of the mix takes pupils of the entry point.</summary>
    public AuditMix? MixOf(int area, int entry) => Find(mixes, mixes.PlaceOf(area, entry));

    /// <summary>The journey from an area to a provider; null if there is none.</summary>
    public AuditJourney? JourneyOf(int area, int provider) => Find(journeys, journeys.PlaceOf(area, provider));

    /// <summary>The transport of an entry point to a provision type; null if the tables give none.</summary>
    public AuditRate? RateOf(int entry, int type) => Find(rates, rates.PlaceOf(entry, type));

    private void ReadDemand(DuckDbSession session, AuditedRun run)
    {
        var demand = new StreamedTable(DemandTableDefinitions.Demand, Roles);
        run.Read(session, isOwn: false, "", DemandTableDefinitions.Demand,
            query => demand.Read(session, query, () => Needed.Add(demand, "academic_year", "placings")));
        demand.Watched(session, run.WrittenOf("", DemandTableDefinitions.Demand)).Load(session, isOwn: false);
    }

    private void ReadProviders(DuckDbSession session)
    {
        Read(session, "SELECT entry_point, phase FROM bands", [Roles.Entries, Roles.Phases], [], (of, _) => phaseOf[of[0]] = of[1]);
        Read(session, "SELECT provider_id, provision_type FROM providers", [Roles.Providers, Roles.Types], [],
            (of, _) => typeOf[of[0]] = of[1]);
        ReadWhere("supply = 'tranche'", provider => lastResort[provider] = 0);
        ReadWhere("supply = 'bespoke'", provider => lastResort[provider] = 1);
        ReadWhere("is_local_mix", provider => isMix[provider] = true);

        void ReadWhere(string condition, Action<int> take) => Read(
            session, $"SELECT provider_id FROM providers WHERE {condition}", [Roles.Providers], [], (of, _) => take(of[0]));
    }

    private void ReadRates(DuckDbSession session)
    {
        Read(session, "SELECT tier, entry_point, year_needed, academic_year, share FROM surviving",
            [Roles.Tiers, Roles.Entries, Roles.Years, Roles.Years], new double[1],
            (of, figures) => shares.Along(of[0], of[1], of[2])[of[3]] += figures[0]);
        Read(session, "SELECT entry_point, provision_type, walking_km, near_days, far_days, guidance_minutes FROM rates",
            [Roles.Entries, Roles.Types], new double[4],
            (of, figures) => rates[rates.PlaceOf(of)] = new(new(figures[0], figures[1], figures[2], figures[3])));
    }

    private void ReadJourneys(DuckDbSession session)
    {
        Read(session, "SELECT area_code, provider_id, placed_kilometres, placed_minutes, placed_daily_gbp FROM routes",
            [Roles.Areas, Roles.Providers], new double[3],
            (of, figures) => journeys[journeys.PlaceOf(of)] = new(new(figures[0], figures[1], figures[2])));
        Read(session, "SELECT area_code, entry_point, kilometres, minutes, beyond FROM mixed_means",
            [Roles.Areas, Roles.Entries], new double[3],
            (of, figures) => mixes[mixes.PlaceOf(of)] = new(new(figures[0], figures[1], figures[2])));
    }

    /// <summary>Reads rows whose first columns hold values of roles and whose other columns hold figures.</summary>
    /// <param name="session">The session that answers.</param>
    /// <param name="query">The query.</param>
    /// <param name="columns">The roles of the first columns.</param>
    /// <param name="figures">Filled with the figures of each row, NaN for none.</param>
    /// <param name="take">Takes the numbers and figures of a row; a row with an unknown value is left out.</param>
    private void Read(DuckDbSession session, string query, AuditRole[] columns, double[] figures, Action<int[], double[]> take)
    {
        var numbers = new int[columns.Length];
        session.Stream(query, chunk => chunk.ReadRows(row =>
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var raw = ReferenceEquals(columns[i], Roles.Years) ? row.FindInteger(i) ?? -1 : row.FindCode(i, Roles.Codes);
                numbers[i] = columns[i].NumberOf(raw);
                if (numbers[i] < 0) return;
            }

            for (var i = 0; i < figures.Length; i++) figures[i] = row.FindNumber(columns.Length + i) ?? double.NaN;
            take(numbers, figures);
        }));
    }

    private static T? Find<T>(RoleGrid<Known<T>> grid, int place)
        where T : struct => place >= 0 && grid[place] is { IsKnown: true, Value: var value } ? value : null;

    /// <summary>A figure that the tables give; the default value stands for a figure that they do not give.</summary>
    private readonly record struct Known<T>(T Value)
        where T : struct
    {
        public bool IsKnown { get; } = true;
    }
}
