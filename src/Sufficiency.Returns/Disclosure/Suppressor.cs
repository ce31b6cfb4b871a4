using Sufficiency.Returns.Books;

namespace Sufficiency.Returns.Disclosure;

/// <summary>Hides small numbers of a return, and further ones until no hidden one can be worked out from all sheets together.</summary>
/// <remarks>README.md states the rule and what it holds against.</remarks>
internal sealed class Suppressor
{
    private const double Nothing = 1e-9; // pupils

    private readonly int threshold;
    private readonly IReadOnlyList<ReturnSum> sums;
    private readonly Dictionary<string, double[]> values;
    private readonly HashSet<string> published;
    private readonly HashSet<string> hidden;

    private Suppressor(ReturnBook book, int threshold)
    {
        this.threshold = threshold;
        values = book.Cells.Concat(book.Unpublished).Where(IsFigure).GroupBy(cell => cell.Place, StringComparer.Ordinal)
            .ToDictionary(place => place.Key, place => place.Select(cell => cell.Value!.Value).ToArray(), StringComparer.Ordinal);
        sums = [.. book.Sums.Select(sum => new ReturnSum([.. sum.Parts.Where(values.ContainsKey)],
            sum.Whole is { } whole && values.ContainsKey(whole) ? whole : null)).Where(sum => sum.Parts.Count > 0)];
        published = book.Cells.Where(IsFigure).Select(cell => cell.Place).ToHashSet(StringComparer.Ordinal);
        hidden = values.Keys.Where(IsSmall).ToHashSet(StringComparer.Ordinal);
        hidden.UnionWith(values.Keys.Where(place => !published.Contains(place)));
    }

    /// <summary>The return without its small numbers.</summary>
    /// <param name="book">The return.</param>
    /// <param name="threshold">Numbers of pupils under it are hidden; nobody is no number.</param>
    public static ReturnBook Hide(ReturnBook book, int threshold)
    {
        var suppressor = new Suppressor(book, threshold);
        foreach (var group in suppressor.Groups()) suppressor.Close(group);
        return book.Map(suppressor.Hidden) with { SuppressedUnder = threshold };
    }

    private ReturnCell Hidden(ReturnCell cell) =>
        hidden.Contains(cell.HiddenWith ?? (cell.IsCount ? cell.Place : "")) ? cell with { IsHidden = true } : cell;

    private static bool IsFigure(ReturnCell cell) =>
        cell.IsCount && cell.Layer != CellLayer.Difference && cell.Value is not null && cell.Reason.Length == 0;

    private bool IsSmall(string place) => values[place].Any(value => value > Nothing && ReturnCell.RoundedUp(value, 0) < threshold);

    /// <summary>Sums that share figures, so that no two groups tell anything of each other.</summary>
    private IEnumerable<IReadOnlyList<ReturnSum>> Groups()
    {
        var left = sums.ToList();
        while (left.Count > 0)
        {
            List<ReturnSum> group = [];
            var reached = Places(left[0]).ToHashSet(StringComparer.Ordinal);
            for (var found = true; found;)
            {
                var next = left.Where(sum => Places(sum).Any(reached.Contains)).ToList();
                found = next.Count > 0;
                group.AddRange(next);
                left = [.. left.Except(next)];
                reached.UnionWith(next.SelectMany(Places));
            }

            yield return group;
        }
    }

    /// <summary>Hides further figures of a group until none that must stay hidden is told.</summary>
    private void Close(IReadOnlyList<ReturnSum> group)
    {
        var places = group.SelectMany(Places).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        while (Told(group, places) is { } told)
        {
            var near = group.Where(sum => Places(sum).Any(told.Contains)).SelectMany(Places);
            if ((Smallest(near) ?? Smallest(places)) is not { } further) return; // nothing is left to hide
            hidden.Add(further);
        }
    }

    /// <summary>Figures of an equation that gives a small number away; null where none does.</summary>
    private IReadOnlySet<string>? Told(IReadOnlyList<ReturnSum> group, IReadOnlyList<string> places)
    {
        var system = new LinearSystem(places.Where(hidden.Contains), group.Select(Terms));
        foreach (var terms in system.Equations.Concat(group.Select(sum =>
            (IReadOnlyList<(string Figure, double Coefficient)>)[.. Terms(sum).Where(term => hidden.Contains(term.Figure))])))
        {
            if (terms.Any(term => term.Coefficient < 0) && terms.Any(term => term.Coefficient > 0)) continue;
            if (terms.Any(term => MustStayHidden(term.Figure)) && IsTooFew(terms)) return terms.Select(term => term.Figure)
                .ToHashSet(StringComparer.Ordinal);
        }

        return null;
    }

    /// <summary>Whether the figures that an equation bounds are one, or so few pupils that each is bounded below the threshold.</summary>
    private bool IsTooFew(IReadOnlyList<(string Figure, double Coefficient)> terms)
    {
        if (terms.Count <= 1) return true;
        var layers = terms.Max(term => values[term.Figure].Length);
        return Enumerable.Range(0, layers).Any(layer =>
        {
            var sum = terms.Sum(term => values[term.Figure][Math.Min(layer, values[term.Figure].Length - 1)]);
            return sum > Nothing && sum < threshold;
        });
    }

    // A large figure that no sheet shows may be worked out.
    private bool MustStayHidden(string place) => published.Contains(place) || IsSmall(place);

    private string? Smallest(IEnumerable<string> places)
    {
        var shown = places.Where(place => published.Contains(place) && !hidden.Contains(place)).Distinct(StringComparer.Ordinal).ToList();
        return shown.Where(place => values[place].Max() > Nothing).DefaultIfEmpty(shown.Order(StringComparer.Ordinal).FirstOrDefault())
            .MinBy(place => place is null ? (0.0, "") : (values[place].Max(), place));
    }

    private static IEnumerable<string> Places(ReturnSum sum) => sum.Whole is { } whole ? sum.Parts.Append(whole) : sum.Parts;

    private static IEnumerable<(string Figure, double Coefficient)> Terms(ReturnSum sum) =>
        sum.Whole is { } whole ? sum.Parts.Select(part => (part, 1.0)).Append((whole, -1.0)) : sum.Parts.Select(part => (part, 1.0));
}
