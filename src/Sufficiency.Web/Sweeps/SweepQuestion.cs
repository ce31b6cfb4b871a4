using System.Globalization;
using Sufficiency.Engine.Sweeps.Comparison;

namespace Sufficiency.Web.Sweeps;

/// <summary>What is asked of the page of a sweep: everything that its address holds.</summary>
public sealed record SweepQuestion
{
    /// <summary>Rows on a page of futures.</summary>
    public const int PageSize = 100;

    /// <summary>Columns that futures are sorted by, as addresses write them.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["future", "plan", "cost", "committed", "lack", "waiting", "schemes"];

    /// <summary>The axis down the side; null where the sweep has none.</summary>
    public SweepAxisLevels? Rows { get; init; }

    /// <summary>The axis along the top; null where the sweep has one axis alone.</summary>
    public SweepAxisLevels? Columns { get; init; }

    /// <summary>The level chosen on other axes, by the axis; an axis that is not named stands at every level.</summary>
    public IReadOnlyDictionary<string, string> At { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What futures are sorted by.</summary>
    public string Sort { get; init; } = "future";

    /// <summary>Whether the largest comes first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Page of futures, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads an address; what it does not know is left out.</summary>
    public static SweepQuestion Of(SweepResults sweep, string? rows, string? columns, IEnumerable<string?> at, string? sort, string? order,
        int? page)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var axes = sweep.Axes.Where(axis => !axis.IsDrawn).ToList();
        var down = axes.Find(axis => axis.Name == rows) ?? axes.Find(axis => axis.Name != columns);
        var along = axes.Find(axis => axis.Name == columns && axis != down) ?? axes.Find(axis => axis != down);
        var levels = at.OfType<string>().Select(text => text.Split(':', 2)).Where(pair => pair.Length == 2)
            .Where(pair => axes.Exists(axis => axis != down && axis != along && axis.Name == pair[0]
                && axis.Levels.Contains(pair[1], StringComparer.Ordinal)))
            .DistinctBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new()
        {
            Rows = down,
            Columns = along,
            At = new SortedDictionary<string, string>(levels, StringComparer.Ordinal),
            Sort = sort is not null && Sorts.Contains(sort, StringComparer.Ordinal) ? sort : "future",
            IsDescending = order == "desc",
            Page = Math.Max(1, page ?? 1),
        };
    }

    /// <summary>Axes that are neither down the side nor along the top.</summary>
    public IEnumerable<SweepAxisLevels> Others(SweepResults sweep) =>
        sweep.Axes.Where(axis => !axis.IsDrawn && axis != Rows && axis != Columns);

    /// <summary>Futures in the order asked for.</summary>
    public IReadOnlyList<ScenarioResult> Sorted(SweepResults sweep)
    {
        Func<ScenarioResult, IComparable?> key = Sort switch
        {
            "plan" => row => row.Plan,
            "cost" => row => row.CostGbp,
            "committed" => row => -row.SavingGbp,
            "lack" => row => row.PlacesShort,
            "waiting" => row => row.PupilYearsWaiting,
            "schemes" => row => row.SchemesOpened,
            _ => row => row.Number,
        };
        var known = sweep.Scenarios.OrderBy(row => key(row) is null);
        return [.. (IsDescending ? known.ThenByDescending(key) : known.ThenBy(key)).ThenBy(row => row.Number)];
    }

    /// <summary>The query of an address that asks this.</summary>
    public IEnumerable<(string Name, string? Value)> Query() =>
    [
        ("rows", Rows?.Name), ("columns", Columns?.Name), .. At.Select(pair => ("at", (string?)$"{pair.Key}:{pair.Value}")),
        ("sort", Sort == "future" ? null : Sort), ("order", IsDescending ? "desc" : null),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
    ];
}
