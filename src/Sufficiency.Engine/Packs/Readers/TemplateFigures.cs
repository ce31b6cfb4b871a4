using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>A row of scheme_templates with its rows of scheme_template_figures.</summary>
/// <param name="Row">The template.</param>
/// <param name="Rows">Its figures by name.</param>
internal sealed record TemplateFigures(TableRow Row, IReadOnlyDictionary<string, TableRow> Rows)
{
    /// <summary>Figures that every template needs.</summary>
    public static IReadOnlyList<string> Required { get; } =
        ["fills_over_years", "capital_per_place_gbp", "asset_life_years", "lead_years", "opens_every_years", "most_sites"];

    /// <summary>Figures that a template with providers of its own needs too.</summary>
    public static IReadOnlyList<string> OfNewProviders { get; } = ["place_funding_gbp", "top_up_gbp"];

    /// <summary>Figures that are whole numbers, with the least each may be.</summary>
    public static IReadOnlyDictionary<string, int> WholeNumbers { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["fills_over_years"] = 1,
        ["asset_life_years"] = 1,
        ["lead_years"] = 0,
        ["viable_from_year"] = 0,
        ["opens_every_years"] = 1,
        ["most_sites"] = 0,
    };

    /// <summary>The figure of places for the pupils of a phase.</summary>
    public static IReadOnlyList<(Phase Phase, string Figure)> ByPhase { get; } =
        [(Phase.Primary, "primary_places"), (Phase.Secondary, "secondary_places"), (Phase.PostSixteen, "post_sixteen_places")];

    /// <summary>The figures of a template.</summary>
    public static TemplateFigures Of(TableRow template, Table figures)
    {
        var id = template.Get<string>("template_id");
        return new(template, figures.Rows.Where(row => row.IsValid && row.Get<string>("template_id") == id)
            .ToDictionary(row => row.Get<string>("figure"), StringComparer.Ordinal));
    }

    /// <summary>Its identifier.</summary>
    public string Id => Row.Get<string>("template_id");

    /// <summary>What it builds.</summary>
    public SchemeKind Kind => SchemeKinds.Find(Row.Get<string>("kind"))!.Value;

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance => new(Row.Get<string>("source"), Row.Get<string>("year"), Row.Get<Certainty>("certainty"));

    /// <summary>Phases for whose pupils it gives places; none where any phase may take them.</summary>
    public IEnumerable<Phase> Phases => ByPhase.Where(pair => Find(pair.Figure) is not null).Select(pair => pair.Phase);

    /// <summary>Places once full.</summary>
    public double AllPlaces => Find("places") ?? ByPhase.Sum(pair => Find(pair.Figure) ?? 0.0);

    /// <summary>A figure, or null.</summary>
    public double? Find(string figure) => Rows.TryGetValue(figure, out var row) ? row.Number("value") : null;

    /// <summary>A figure.</summary>
    public double Number(string figure) => Rows[figure].Number("value");

    /// <summary>A figure that is a whole number.</summary>
    public int Whole(string figure) => (int)Number(figure);

    /// <summary>Places by years since opening: equal parts, in whole places.</summary>
    public IReadOnlyList<double> PlacesByYear(double full)
    {
        var years = Whole("fills_over_years");
        return [.. Enumerable.Range(1, years)
            .Select(year => year == years ? full : Math.Round(full * year / years, MidpointRounding.AwayFromZero))];
    }

    /// <summary>Places for the pupils of each phase by years since opening.</summary>
    public IReadOnlyDictionary<Phase, IReadOnlyList<double>> PlacesByPhase() =>
        ByPhase.Where(pair => Find(pair.Figure) is not null).ToDictionary(pair => pair.Phase, pair => PlacesByYear(Number(pair.Figure)));
}
