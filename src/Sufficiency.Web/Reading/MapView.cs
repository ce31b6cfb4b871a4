namespace Sufficiency.Web.Reading;

/// <summary>What a count of the map counts.</summary>
public enum MapCountKind
{
    /// <summary>Figure of a home area in the plan.</summary>
    Plan,

    /// <summary>Figure of a home area with committed schemes only.</summary>
    Committed,

    /// <summary>Pupils of a special school or base.</summary>
    School,

    /// <summary>Pupils with a plan at a mainstream school of the selected area.</summary>
    Mainstream,

    /// <summary>Pupils between the selection and the other end of a line.</summary>
    Ride,
}

/// <summary>A figure that speaks of pupils.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Key">Key of the area, or identifier of the school.</param>
/// <param name="Name">Name of the area or school.</param>
/// <param name="Value">The figure as shown; null where nothing is known or the figure is hidden.</param>
/// <param name="Pupils">How many pupils it speaks of; null where hidden.</param>
/// <param name="IsHidden">Whether it is hidden because it speaks of few pupils.</param>
public sealed record MapCount(MapCountKind Kind, string Key, string Name, double? Value, double? Pupils, bool IsHidden = false)
{
    /// <summary>The same without its figure.</summary>
    public MapCount Hidden() => this with { Value = null, Pupils = null, IsHidden = true };
}

/// <summary>A special school or base on the picture.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="IsBase">Whether it is a resource base.</param>
/// <param name="Places">Places in the year, those of opened schemes included; null where not given.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Down.</param>
public sealed record MapSite(string Id, string Name, bool IsBase, double? Places, double X, double Y);

/// <summary>One picture of the map with everything that it tells.</summary>
public sealed record MapView
{
    /// <summary>What is shown, every value checked against the run.</summary>
    public required MapChoice Choice { get; init; }

    /// <summary>What else can be chosen.</summary>
    public required MapOptions Options { get; init; }

    /// <summary>Sentences on what was asked for and cannot be shown.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Width of the drawing.</summary>
    public required double Width { get; init; }

    /// <summary>Height of the drawing.</summary>
    public required double Height { get; init; }

    /// <summary>Whether outlines are drawn around the centres of areas, since the run has no outlines.</summary>
    public required bool AreApproximate { get; init; }

    /// <summary>Outlines of the areas.</summary>
    public required IReadOnlyList<TownShape> Shapes { get; init; }

    /// <summary>Towns for finding one's way.</summary>
    public required IReadOnlyList<TownShape> Towns { get; init; }

    /// <summary>Special schools and bases that stand somewhere.</summary>
    public required IReadOnlyList<MapSite> Sites { get; init; }

    /// <summary>Schemes open in the year that stand somewhere, by opening; none while lines are shown.</summary>
    public required IReadOnlyList<MapScheme> Schemes { get; init; }

    /// <summary>Every count that the map shows: one function can hide the small ones.</summary>
    public required IReadOnlyList<MapCount> Counts { get; init; }

    /// <summary>How figures become shades.</summary>
    public required MapShades Shades { get; init; }

    /// <summary>Whether lines leave out pupils who were at the school before the plan.</summary>
    public required bool RidesAreOfPlacedPupils { get; init; }

    /// <summary>Counts under this number are hidden; null where none is.</summary>
    public int? HiddenUnder { get; init; }

    /// <summary>Name of the selection; null where nothing is selected.</summary>
    public string? SelectedName => Choice.SelectedSchool is { } school
        ? Sites.FirstOrDefault(site => site.Id == school)?.Name
        : Shapes.FirstOrDefault(shape => shape.Key == Choice.SelectedArea)?.Name;

    /// <summary>Counts of a kind, in order.</summary>
    public IEnumerable<MapCount> Of(MapCountKind kind) => Counts.Where(count => count.Kind == kind);

    /// <summary>A count, or null.</summary>
    public MapCount? Find(MapCountKind kind, string key) => Counts.FirstOrDefault(count => count.Kind == kind && count.Key == key);

    /// <summary>The figure that an area is shaded by: a difference is hidden where one of its sides is.</summary>
    public MapCount Shown(string key)
    {
        var none = new MapCount(MapCountKind.Plan, key, key, null, null);
        var plan = Find(MapCountKind.Plan, key) ?? none;
        var committed = Find(MapCountKind.Committed, key) ?? none;
        return Choice.Plan switch
        {
            "do_minimum" => committed,
            "difference" => plan with
            {
                Value = plan.Value - committed.Value,
                Pupils = null,
                IsHidden = plan.IsHidden || committed.IsHidden,
            },
            _ => plan,
        };
    }

    /// <summary>Hides every count of more than nought and fewer pupils than a number.</summary>
    public MapView HideUnder(int number) => this with
    {
        HiddenUnder = number,
        Counts = [.. Counts.Select(count => count.Pupils is { } pupils && Math.Round(pupils) > 0 && Math.Round(pupils) < number
            ? count.Hidden()
            : count)],
    };
}
