using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>What the pack says of schemes and providers of a kind: middle figures, which stand in the pack themselves.</summary>
/// <param name="tables">The tables as their files give them.</param>
internal sealed class PackFigures(PackTables tables)
{
    /// <summary>The type of provider that a kind of scheme opens.</summary>
    public static ProvisionType TypeOf(SchemeKind kind) =>
        kind == SchemeKind.Base ? ProvisionType.ResourceBase : ProvisionType.SpecialSchool;

    /// <summary>The middle figure of providers of a type with limited places, and how many they are; null where there is none.</summary>
    public (string Figure, int Count)? OfProviders(ProvisionType type, string column) => Middle(tables["providers"].Rows
        .Where(row => row.TextOf("provision_type") == type.ToCode() && row.TextOf("has_unlimited_places") != "yes")
        .Select(row => row.TextOf(column)));

    /// <summary>The middle figure of the pack's own schemes of a kind, else of its templates; null where there is none.</summary>
    public (string Figure, int Count)? OfSchemes(SchemeKind kind, string column) =>
        Middle(tables["schemes"].Rows.Where(row => row.TextOf("kind") == kind.ToCode()).Select(row => row.TextOf(column)))
        ?? Middle(OfTemplates(kind, column));

    private IEnumerable<string> OfTemplates(SchemeKind kind, string figure)
    {
        var templates = tables["scheme_templates"].Rows.Where(row => row.TextOf("kind") == kind.ToCode())
            .Select(row => row.TextOf("template_id")).ToHashSet(StringComparer.Ordinal);
        return tables["scheme_template_figures"].Rows
            .Where(row => row.TextOf("figure") == figure && templates.Contains(row.TextOf("template_id")))
            .Select(row => row.TextOf("value"));
    }

    /// <summary>The lower of the two middle figures where their number is even.</summary>
    private static (string Figure, int Count)? Middle(IEnumerable<string> texts)
    {
        var figures = texts
            .Select(text => (Text: text, IsNumber: double.TryParse(text, CultureInfo.InvariantCulture, out var number), number))
            .Where(figure => figure.IsNumber).OrderBy(figure => figure.number)
            .ThenBy(figure => figure.Text, StringComparer.Ordinal).ToList();
        return figures.Count == 0 ? null : (figures[(figures.Count - 1) / 2].Text, figures.Count);
    }
}
