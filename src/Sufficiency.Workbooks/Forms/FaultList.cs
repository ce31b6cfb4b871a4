using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Gathers every fault of a workbook by cell; of one kind in one column it keeps the first twenty and counts the rest.</summary>
internal sealed class FaultList
{
    private const int ShownOfAKind = 20;
    private const int LongestValue = 100;
    private readonly List<(CellPlace Place, string Kind, DataIssue Issue)> faults = [];
    private readonly HashSet<CellPlace> places = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => faults.Count > 0;

    /// <summary>Whether a cell has one.</summary>
    public bool AnyAt(CellPlace place) => places.Contains(place);

    /// <summary>Adds a fault; faults of one kind count together.</summary>
    public void Add(CellPlace place, string? value, string problem, string advice, string kind)
    {
        places.Add(place);
        var shown = value?.Length > LongestValue ? $"{value[..LongestValue]}…" : value;
        faults.Add((place, kind, new(place.ToString(), null, null, shown, problem, advice)));
    }

    /// <summary>The faults by sheet, row and column.</summary>
    /// <param name="sheets">The sheets in their order.</param>
    public IReadOnlyList<DataIssue> InOrder(IReadOnlyList<string> sheets)
    {
        var ordered = faults
            .OrderBy(fault => sheets.ToList().IndexOf(fault.Place.Sheet) is >= 0 and var index ? index : int.MaxValue)
            .ThenBy(fault => fault.Place.Sheet, StringComparer.Ordinal)
            .ThenBy(fault => fault.Place.Row ?? 0).ThenBy(fault => fault.Place.Column ?? 0);
        var counts = new Dictionary<(string, int?, string), int>();
        var shown = new List<DataIssue>();
        var first = new Dictionary<(string, int?, string), CellPlace>();
        foreach (var (place, kind, issue) in ordered)
        {
            var key = (place.Sheet, place.Column, kind);
            var count = counts[key] = counts.GetValueOrDefault(key) + 1;
            if (count <= ShownOfAKind) shown.Add(issue);
            else first.TryAdd(key, place);
        }

        shown.AddRange(first.Select(pair => new DataIssue(pair.Value.ToString(), null, null, null,
            string.Create(CultureInfo.InvariantCulture,
                $"There are {counts[pair.Key] - ShownOfAKind:N0} more faults of this kind from here on."),
            "Mend those shown, then look for the same in the rest.")));
        return shown;
    }
}
