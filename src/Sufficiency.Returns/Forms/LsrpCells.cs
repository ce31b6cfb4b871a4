using System.Globalization;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>The figures of the plan's tables.</summary>
internal sealed class LsrpCells(ReturnContext context, LsrpForm form)
{
    private readonly RequestForecast requests = new(context.Run);
    private readonly RequestForecast ofOtherRun = new(context.UnmitigatedRun);
    private readonly Dictionary<string, CellLayer> layers = form.Variants.ToDictionary(
        variant => variant.Code, variant => Enum.Parse<CellLayer>(variant.Code, ignoreCase: true), StringComparer.Ordinal);

    /// <summary>How requests, assessments and plans issued are forecast.</summary>
    public string NoteOfRequests => requests.Note;

    /// <summary>The figure of a row and calendar year.</summary>
    public ReturnCell Of(LsrpSection section, LsrpVariant variant, LsrpRow row, int year)
    {
        var layer = layers[variant.Code];
        if (row.Group is { } group) return OfRequests(section, variant, row, group, year);
        var (value, origin) = row.Takes is { } takes && Reaches(layer, year) ? Count(layer, takes, year) : (null, Origin.None);
        return new()
        {
            Keys = [section.Code, section.Title, variant.Code, row.Label, Text(year), Text(year + 1)],
            Place = PlaceOf(section, row, year),
            Layer = layer,
            Value = value,
            Origin = origin,
            Reason = row.Reason.Length > 0 ? row.Reason : Reaches(layer, year) ? "" : "The run does not reach this year.",
        };
    }

    /// <summary>Requests, assessments or plans issued. Schemes change none of them.</summary>
    private ReturnCell OfRequests(LsrpSection section, LsrpVariant variant, LsrpRow row, AgeGroup group, int year)
    {
        var layer = layers[variant.Code];
        var (value, origin, reason) = (layer == CellLayer.Unmitigated ? ofOtherRun : requests).Of(section.Measure, group, year);
        if (layer == CellLayer.Difference) value -= ofOtherRun.Of(section.Measure, group, year).Value;
        return new()
        {
            Keys = [section.Code, section.Title, variant.Code, row.Label, Text(year), Text(year + 1)],
            Place = PlaceOf(section, row, year),
            Layer = layer,
            Value = value,
            Origin = origin,
            Reason = reason,
        };
    }

    /// <summary>A figure that no sheet shows, for both plans.</summary>
    public IEnumerable<ReturnCell> Unpublished(string place, Func<CensusCell, bool> takes, int year) =>
        from layer in (CellLayer[])[CellLayer.Mitigated, CellLayer.Unmitigated]
        where Reaches(layer, year)
        let counted = Count(layer, takes, year)
        select new ReturnCell { Keys = [], Place = place, Layer = layer, Value = counted.Value, Origin = counted.Origin };

    /// <summary>The place of a figure.</summary>
    public static string PlaceOf(LsrpSection section, LsrpRow row, int year) => $"{section.Code}|{row.Label}|{Text(year)}";

    private bool Reaches(CellLayer layer, int year) => (layer == CellLayer.Unmitigated || context.Plan.Has(year))
        && (layer == CellLayer.Mitigated || context.DoMinimum.Has(year));

    private (double? Value, Origin Origin) Count(CellLayer layer, Func<CensusCell, bool> takes, int year)
    {
        if (layer == CellLayer.Unmitigated) return context.DoMinimum.Count(year, takes);
        var plan = context.Plan.Count(year, takes);
        if (layer == CellLayer.Mitigated) return plan;
        var without = context.DoMinimum.Count(year, takes);
        return (plan.Pupils - without.Pupils, plan.Origin | without.Origin);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
