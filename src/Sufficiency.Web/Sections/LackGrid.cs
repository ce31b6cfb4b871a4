using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Places short laid out by town, phase and need; small needs share a column.</summary>
internal sealed class LackGrid
{
    private const int MostNeeds = 5;
    private static readonly string[] PhaseOrder = ["early_years", "primary", "secondary", "post_sixteen", "adult"];
    private readonly IReadOnlyList<Lack> lacks;
    private readonly List<string> towns, phases, needs;
    private readonly Dictionary<(string Town, string Phase, string Need, int Year), double> cells;

    public LackGrid(IReadOnlyList<Lack> lacks)
    {
        this.lacks = [.. lacks.Where(lack => lack.Plan > 0.0)];
        towns = [.. this.lacks.Select(lack => lack.Town).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        phases = [.. PhaseOrder.Where(phase => this.lacks.Any(lack => lack.Phase == phase))];
        var bySize = this.lacks.GroupBy(lack => lack.Need, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(lack => lack.Plan)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Key).ToList();
        needs = bySize.Count <= MostNeeds ? bySize : [.. bySize.Take(MostNeeds - 1), ""];
        cells = this.lacks.GroupBy(lack => (lack.Town, lack.Phase, Column(lack.Need), lack.Year))
            .ToDictionary(group => group.Key, group => group.Sum(lack => lack.Plan));
        Largest = cells.Values.DefaultIfEmpty(0.0).Max();
    }

    /// <summary>Whether nothing is short in any year.</summary>
    public bool IsEmpty => lacks.All(lack => lack.Plan < 0.5) && lacks.Sum(lack => lack.Plan) < 0.5;

    /// <summary>The largest cell of any year.</summary>
    public double Largest { get; }

    /// <summary>Needs by phase, and all.</summary>
    public IReadOnlyList<HeatColumn> Columns =>
    [
        .. phases.SelectMany(
            phase => needs.Select(need => new HeatColumn(need.Length == 0 ? "Rest" : Words.Need(need), Words.Phase(phase)))),
        new("All", IsTotal: true),
    ];

    /// <summary>All places short in a year.</summary>
    public double Total(int year) => lacks.Where(lack => lack.Year == year).Sum(lack => lack.Plan);

    /// <summary>Towns with their figures of a year, and all.</summary>
    public IReadOnlyList<HeatRow> Rows(int year)
    {
        var rows = towns.Select(
            town => new HeatRow(town, WithTotal(Kinds().Select(kind => cells.GetValueOrDefault((town, kind.Phase, kind.Need, year))))));
        var all = new HeatRow(
            "All towns", WithTotal(
                Kinds().Select(kind => towns.Sum(town => cells.GetValueOrDefault((town, kind.Phase, kind.Need, year))))), IsTotal: true);
        return [.. rows, all];
    }

    /// <summary>Every town, phase and need with so many places short in some year.</summary>
    public ChartTable Everything(IReadOnlyList<RunYear> years, double least = 0.5)
    {
        var groups = lacks.GroupBy(lack => (lack.Town, lack.Phase, lack.Need)).Where(group => group.Any(lack => lack.Plan >= least))
            .OrderBy(group => group.Key.Town, StringComparer.Ordinal).ThenBy(group => Array.IndexOf(PhaseOrder, group.Key.Phase))
            .ThenBy(group => group.Key.Need, StringComparer.Ordinal);
        return new(
            ["Town", "Phase", "Need", .. years.Select(year => year.Label)],
            [
                .. groups.Select(group => (IReadOnlyList<string>)
                [
                    group.Key.Town, Words.Phase(group.Key.Phase), Words.Need(group.Key.Need),
                    .. years.Select(year => Words.Count(group.Where(lack => lack.Year == year.Start).Sum(lack => lack.Plan))),
                ]),
            ],
            [1, 2]);
    }

    private IEnumerable<(string Phase, string Need)> Kinds() => phases.SelectMany(phase => needs.Select(need => (phase, need)));

    private string Column(string need) => needs.Contains(need, StringComparer.Ordinal) ? need : "";

    private static IReadOnlyList<double?> WithTotal(IEnumerable<double> values)
    {
        var list = values.ToList();
        return [.. list.Select(value => (double?)value), list.Sum()];
    }
}
