using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>An authority's counts of the later release, with estimates where it returned none to the DfE.</summary>
/// <remarks>
/// Ages of a January come from the nearest January that has them, changed as England changed, at the January's total. Placements come from
/// the nearest January alike, at the plans of each age. Needs of an age are shared as in England. Nothing counted is changed.
/// </remarks>
internal sealed class CompletedCounts : IPlanCounts
{
    /// <summary>Share of a year's new plans that the table by need must hold to be taken as a count.</summary>
    private const double LeastCoverage = 0.9;

    private readonly Sen2Release own;
    private readonly IPlanCounts england;
    private readonly Sen2Area area;
    private readonly Sen2Area englandArea;
    private readonly SortedDictionary<int, SortedDictionary<int, double[]>> byAge = new();

    /// <summary>The counts of an authority.</summary>
    /// <exception cref="DataIssueException">The release has no plans of the authority in its last January.</exception>
    public CompletedCounts(string code, Sen2Area area, Sen2Area england)
    {
        (own, this.england, this.area, englandArea) = (area.Published, england.Release, area, england);
        if (!own.Januaries.Contains(LastJanuary))
            throw SourceFault.Single("sen2",
                FormattableString.Invariant($"the release counts no plans of January {LastJanuary} for {code}."),
                "Check authority_code in recipe.yaml; the authority may have been merged or split.");
        Gaps = [.. FindGaps()];
    }

    /// <summary>What is estimated, in the words of tables.</summary>
    public IReadOnlyList<string> Gaps { get; }

    /// <inheritdoc />
    public int LastJanuary => england.LastJanuary;

    /// <inheritdoc />
    public int LastYear => england.LastYear;

    /// <inheritdoc />
    public IReadOnlyList<int> JanuariesByAge => england.JanuariesByAge;

    /// <inheritdoc />
    public IReadOnlyList<int> YearsByStartAge => own.YearsByStartAge;

    /// <inheritdoc />
    public bool HasNeeds(int january) => england.HasNeeds(january);

    /// <inheritdoc />
    public double[] PlansBySetting(int january)
    {
        if (HasPlacements(january)) return own.PlansBySetting(january);
        if (JanuariesByAge.Contains(january)) return Added(PlansByAge(january).Values);
        int[] known = [.. own.Januaries.Where(own.HasPlacements)];
        double[][] shares = [.. new[] { known.Where(other => other < january).TakeLast(1), known.Where(other => other > january).Take(1) }
            .SelectMany(nearest => nearest).Select(other => Scaled(own.PlansBySetting(other), 1.0))];
        if (shares.Length == 0) shares = [Scaled(england.PlansBySetting(january), 1.0)];
        return [.. ProvisionCodes.Settings.Select(setting => Total(january) * shares.Average(share => share[(int)setting]))];
    }

    /// <inheritdoc />
    public double? Plans(int january, string column)
    {
        if (HasPlacements(january)) return own.Plans(january, column);
        if (column == Sen2Settings.Unrecorded || england.Plans(january, column) is not { } all) return null;
        var setting = (int)Sen2Settings.OfColumn(column);
        return all / england.PlansBySetting(january)[setting] * PlansBySetting(january)[setting];
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january)
    {
        if (own.HasPlacementsByAge(january)) return own.PlansByAge(january);
        if (!byAge.TryGetValue(january, out var table))
        {
            byAge.Add(january, table = new(PlansOfAges(january).ToDictionary(row => row.Key,
                row => Scaled(PlacementsAt(january, row.Key), row.Value))));
        }

        return table;
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january, string column)
    {
        if (own.HasPlacementsByAge(january)) return own.PlansByAge(january, column);
        var setting = (int)Sen2Settings.OfColumn(column);
        var (all, some) = (england.PlansByAge(january), england.PlansByAge(january, column));
        return new SortedDictionary<int, double[]>(PlansByAge(january).ToDictionary(row => row.Key, row => new[]
        {
            all.TryGetValue(row.Key, out var counts) && counts[setting] > 0.0
                ? row.Value[setting] * some[row.Key][0] / counts[setting] : 0.0,
        }));
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> PlansByAgeAndNeed(int january)
    {
        if (own.HasNeeds(january)) return own.PlansByAgeAndNeed(january);
        var all = england.PlansByAgeAndNeed(january);
        return new SortedDictionary<int, double[]>(PlansOfAges(january).ToDictionary(row => row.Key,
            row => Scaled(all.TryGetValue(row.Key, out var needs) ? needs : Added(all.Values), row.Value)));
    }

    /// <inheritdoc />
    public double[][]? FindPlansBySettingAndNeed(int january) =>
        own.HasPlacementsByAge(january) ? own.FindPlansBySettingAndNeed(january) : null;

    /// <inheritdoc />
    public double[] NewPlansBySetting(int year)
    {
        if (own.HasNewPlacements(year)) return own.NewPlansBySetting(year);
        var plans = own.YearsOfNewPlans.Contains(year) ? own.NewPlans(year) : NewPlansByAgeAndNeed().Values.Sum(counts => counts.Sum());
        double[][] known = [.. own.YearsOfNewPlans.Where(own.HasNewPlacements).Select(own.NewPlansBySetting)];
        return Scaled(known.Length > 0 ? Added(known) : england.NewPlansBySetting(year), plans);
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> NewPlansByStartAge(int year) => own.NewPlansByStartAge(year);

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> NewPlansByAgeAndNeed()
    {
        if (own.HasNeedsOfNewPlans && AreWhole(own.NewPlansByAgeAndNeed())) return own.NewPlansByAgeAndNeed();
        var all = england.NewPlansByAgeAndNeed();
        var ages = own.NewPlansByAgeAlone();
        if (ages.Count > 0 && AreWhole(ages))
            return new SortedDictionary<int, double[]>(ages.ToDictionary(row => row.Key,
                row => Scaled(all.TryGetValue(row.Key, out var needs) ? needs : Added(all.Values), row.Value.Sum())));
        var (here, there) = (area.FindStartedByBand(LastYear), englandArea.StartedByBand(LastYear));
        var level = own.Plans(LastJanuary) / england.PlansBySetting(LastJanuary).Sum();
        double Share(int band) => here is null || there[band] <= 0.0 ? level : here[band] / there[band];
        return new SortedDictionary<int, double[]>(all.ToDictionary(row => row.Key,
            row => Scaled(row.Value, row.Value.Sum() * Share(Sen2Area.BandOf(row.Key + 1)))));
    }

    /// <inheritdoc />
    public double[][]? FindNewPlansBySettingAndNeed() => own.FindNewPlansBySettingAndNeed() is { } table
        && IsWhole(table.Sum(row => row.Sum())) ? table : null;

    private bool HasPlacements(int january) => own.Januaries.Contains(january) && own.HasPlacements(january);

    private bool AreWhole(IReadOnlyDictionary<int, double[]> table) => IsWhole(table.Values.Sum(counts => counts.Sum()));

    private bool IsWhole(double plans) => !own.YearsOfNewPlans.Contains(LastYear) || plans >= LeastCoverage * own.NewPlans(LastYear);

    private double Total(int january) => own.Januaries.Contains(january) ? own.Plans(january)
        : own.Plans(LastJanuary) * england.PlansBySetting(january).Sum() / england.PlansBySetting(LastJanuary).Sum();

    /// <summary>Plans of a January by age: as counted, or from the nearest January with ages, changed as England changed.</summary>
    private SortedDictionary<int, double> PlansOfAges(int january)
    {
        if (own.JanuariesByAge.Contains(january))
            return new(own.PlansByAgeAlone(january).ToDictionary(row => row.Key, row => row.Value[0]));
        var (now, nearest) = (england.PlansByAge(january), Nearest(january, own.JanuariesByAge.Contains));
        var (here, there) = nearest is { } year ? (own.PlansByAgeAlone(year), england.PlansByAge(year)) : (null, null);
        var ages = now.ToDictionary(row => row.Key, row => here is null ? row.Value.Sum()
            : here.TryGetValue(row.Key, out var counts) ? counts[0] * Change(there![row.Key].Sum(), row.Value.Sum()) : 0.0);
        var scale = Total(january) / ages.Values.Sum();
        return new(ages.ToDictionary(row => row.Key, row => row.Value * scale));
    }

    /// <summary>Placements of an age in any unit: those of the nearest January that has them, changed as England changed.</summary>
    private double[] PlacementsAt(int january, int age)
    {
        var now = england.PlansByAge(january).TryGetValue(age, out var counts) ? counts : england.PlansBySetting(january);
        if (Nearest(january, own.HasPlacementsByAge) is not { } year || !own.PlansByAge(year).TryGetValue(age, out var here)
            || !england.PlansByAge(year).TryGetValue(age, out var there)) return now;
        var placed = here.Select((plans, setting) => plans * Change(there[setting], now[setting])).ToArray();
        return placed.Sum() > 0.0 ? placed : now;
    }

    private int? Nearest(int january, Func<int, bool> isKnown) => JanuariesByAge.Where(isKnown).Select(year => (int?)year)
        .OrderBy(year => Math.Abs(year!.Value - january)).ThenByDescending(year => year).FirstOrDefault();

    private static double Change(double before, double after) => before > 0.0 ? after / before : 1.0;

    private static double[] Scaled(double[] counts, double total)
    {
        var sum = counts.Sum();
        return [.. counts.Select(count => sum > 0.0 ? count * total / sum : 0.0)];
    }

    private static double[] Added(IEnumerable<double[]> rows) =>
        rows.Aggregate((sum, row) => [.. sum.Zip(row, (a, b) => a + b)]);

    private IEnumerable<string> FindGaps()
    {
        foreach (var january in new[] { LastJanuary - 1, LastJanuary })
        {
            if (!own.JanuariesByAge.Contains(january)) yield return FormattableString.Invariant($"ages of January {january}");
            if (!own.HasPlacementsByAge(january)) yield return FormattableString.Invariant($"placements of January {january}");
        }

        if (!own.HasNeeds(LastJanuary)) yield return FormattableString.Invariant($"needs of January {LastJanuary}");
        if (!own.YearsOfNewPlans.Contains(LastYear)) yield return FormattableString.Invariant($"new plans of {LastYear}");
        if (!own.HasNewPlacements(LastYear)) yield return FormattableString.Invariant($"placements of new plans of {LastYear}");
        if (!own.HasNeedsOfNewPlans || !AreWhole(own.NewPlansByAgeAndNeed()))
            yield return FormattableString.Invariant($"needs of new plans of {LastYear}");
    }
}
