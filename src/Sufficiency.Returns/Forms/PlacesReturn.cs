using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Places of each of the authority's own institutions now, and the change in each September.</summary>
internal static class PlacesReturn
{
    private const string Now = "now";
    private static readonly string[] Measures = ["pre-16", "post-16", "not given by phase"];

    /// <summary>Makes it of one run.</summary>
    public static ReturnBook Make(ReturnContext context)
    {
        var form = ReturnMapping.Form(context.Mapping.Content.Places, "places", context.Request.Version, out var version);
        return new()
        {
            Form = "places",
            Version = version,
            Title = $"{form.Title} {version}, {context.Run.Record.Title}",
            LongHeadings = ["Identifier", "URN", "Name", "Kind", "Measure", "September", "Variant"],
            Sheets = [.. form.Variants.Select(variant => Sheet(context, form, variant))],
        };
    }

    private static ReturnSheet Sheet(ReturnContext context, PlacesForm form, LsrpVariant variant)
    {
        var isPlan = variant.Code == "mitigated";
        var run = isPlan ? context.Run : context.UnmitigatedRun;
        var estate = EstatePlaces.Read(run, !isPlan);
        int[] years = [.. Enumerable.Range(estate.FirstYear, form.YearsAhead).TakeWhile(year => year <= estate.LastYear)];
        var institutions = estate.Institutions.Where(one => years.Prepend(estate.FirstYear - 1).Any(year => one.In(year).Sum() > 0.0));
        return new()
        {
            Name = form.Name + variant.Suffix,
            Title = $"{form.Title}, {variant.Label}",
            Headings =
            [
                "URN", "Name", "Kind", "Reason of the changes",
                .. Measures.Select(measure => $"Places {ReturnContext.YearLabel(estate.FirstYear - 1)}, {measure}"),
                .. years.SelectMany(year => Measures.Select(measure => FormattableString.Invariant($"September {year}, {measure}"))),
            ],
            Rows = [.. institutions.Select(one => RowOf(context, one, estate, years, variant))],
            Notes =
            [
                $"{form.Source} ({form.Certainty}).",
                "Own institutions with limited places. Schools of other authorities and independent schools are not in it.",
                "Pre-16 is Reception to Year 11. The third column has places of a school across 16 that the pack gives by no phase.",
                "Resourced provision and SEN units: the workbook asks for places that are filled and empty apart. The plan has the sum.",
            ],
        };
    }

    private static ReturnRow RowOf(ReturnContext context, Institution one, EstatePlaces estate, int[] years, LsrpVariant variant)
    {
        var kind = context.Mapping.Content.Kinds[context.Mapping.KindOf(new(one.ProvisionType, "own", null, one.Lowest, one.Urn), 0)].Label;
        var changes = years.Select(year => one.In(year).Zip(one.In(year - 1), (after, before) => after - before).ToArray()).ToList();
        var reasons = !changes.Exists(change => change.Any(figure => figure != 0.0)) ? []
            : estate.Schemes.Where(scheme => scheme.ProviderId == one.Id && scheme.Opening <= years[^1])
                .Select(scheme => FormattableString.Invariant($"{scheme.Name}, from September {scheme.Opening}"))
                .DefaultIfEmpty("Places agreed in the pack").ToList();
        ReturnCell Cell(int measure, string september, double figure) => new()
        {
            Keys = [one.Id, one.Urn ?? "", one.Name, kind, Measures[measure], september, variant.Code],
            Place = $"{one.Id}|{Measures[measure]}|{september}",
            Layer = variant.Code == "mitigated" ? CellLayer.Mitigated : CellLayer.Unmitigated,
            Value = figure,
            IsCount = false,
        };
        return new([one.Urn ?? "", one.Name, kind, string.Join("; ", reasons)],
        [
            .. one.In(estate.FirstYear - 1).Select((figure, i) => Cell(i, Now, figure)),
            .. years.SelectMany((year, at) => changes[at].Select((figure, i) => Cell(i, FormattableString.Invariant($"{year}"), figure))),
        ]);
    }
}
