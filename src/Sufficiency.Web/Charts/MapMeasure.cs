using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Charts;

/// <summary>A figure of one plan, or of the difference between both, that towns are shaded by.</summary>
/// <param name="Of">The figure of a town.</param>
/// <param name="Text">The figure as written on the map.</param>
/// <param name="Shades">Shades that hold all its figures of one phase.</param>
public sealed record MapLayer(Func<TownValue, double?> Of, Func<double?, string> Text, MapShades Shades);

/// <summary>What towns are shaded by.</summary>
/// <param name="Name">Name of the choice.</param>
/// <param name="Plan">The figure in the plan.</param>
/// <param name="Committed">The figure with committed schemes only; null where every plan has the same.</param>
/// <param name="Unit">What follows the figure.</param>
/// <param name="IsCount">Whether shades begin at nought.</param>
internal sealed record MapMeasure(
    string Name, Func<TownValue, double?> Plan, Func<TownValue, double?>? Committed, string Unit, bool IsCount)
{
    /// <summary>Names of the choices of a plan.</summary>
    public static IReadOnlyList<string> Plans { get; } = ["Plan", Words.Committed, "Difference the plan makes"];

    /// <summary>The figures, in the order of the choices.</summary>
    public static IReadOnlyList<MapMeasure> All { get; } =
    [
        new("Places short", value => value.Lack, value => value.CommittedLack, "", true),
        new("Pupils to place in the year", value => value.Demand, null, "", true),
        new("Minutes one way", value => value.Minutes, value => value.CommittedMinutes, " min", false),
    ];

    /// <summary>One picture for each plan, or one for all plans.</summary>
    public IReadOnlyList<MapLayer> Layers(IReadOnlyCollection<TownValue> values)
    {
        var known = Finite(values.Select(Plan).Concat(values.Select(Committed ?? (_ => null))));
        var shades = MapShades.Of(known, isChange: false, IsCount);
        if (Committed is null) return [new(Plan, Say, shades)];
        return
        [
            new(Plan, Say, shades), new(Committed, Say, shades),
            new(Change, SayChange, MapShades.Of(Finite(values.Select(Change)), isChange: true, IsCount)),
        ];
    }

    private double? Change(TownValue value) => Plan(value) - Committed!(value);

    private string Say(double? value) => value is null ? "–" : Words.Count(value) + Unit;

    private string SayChange(double? value) => value is null ? "–" : Words.Change(value.Value) + Unit;

    private static List<double> Finite(IEnumerable<double?> values) => [.. values.OfType<double>().Where(double.IsFinite)];
}
