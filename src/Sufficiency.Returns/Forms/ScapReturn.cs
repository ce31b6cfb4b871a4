using System.Globalization;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>The School Capacity survey's forecast of SEND demand: one sheet a planning area, a column a year group.</summary>
internal static class ScapReturn
{
    private static readonly string[] LongHeadings =
        ["School Phase", "Provision Type", "Planning Area", "SEN2 Census Year", "Scholastic Year", "NCY", "NCY label"];

    /// <summary>Makes it of one run.</summary>
    public static ReturnBook Make(ReturnContext context)
    {
        var form = ReturnMapping.Form(context.Mapping.Content.Scap, "scap", context.Request.Version, out var version);
        List<ReturnSheet> sheets = [];
        List<ReturnSum> sums = [];
        List<ReturnCell> further = [];
        foreach (var sheet in form.Sheets)
        {
            var phase = form.Phases.Single(one => Same(one.Code, sheet.Phase));
            var provision = form.Provisions.Single(one => Same(one.Code, sheet.Provision));
            var area = new Area(context.Plan, phase, provision, sheet.Name);
            var rows = Enumerable.Range(form.SeedCensus, phase.YearsAhead)
                .Select(year => new ReturnRow([ReturnContext.YearLabel(year)], area.Cells(year))).ToList();
            sheets.Add(new()
            {
                Name = sheet.Name,
                Title = $"{provision.Label}, {phase.Label}",
                Headings = [form.FirstHeading, .. phase.Headings],
                Rows = rows,
                Notes = provision.Blank is { } blank ? [blank] : [],
            });
            further.AddRange(area.Cells(context.Plan.BaseYear));
            sums.AddRange(rows.Select(row => row.Cells).Append(area.Cells(context.Plan.BaseYear))
                .Select(cells => new ReturnSum([.. cells.Select(cell => cell.Place)])));
        }

        return new()
        {
            Form = "scap",
            Version = version,
            Title = $"{form.Title} {version}, {context.Run.Record.Title}",
            LongHeadings = LongHeadings,
            Sheets = [.. sheets, .. ScapCapacitySheets.Of(context, form), Assumptions(form, context)],
            Further = further,
            Sums = sums,
        };
    }

    private static ReturnSheet Assumptions(ScapForm form, ReturnContext context)
    {
        string[] lines =
        [
            $"Form: {form.Source} ({form.Certainty}).", form.PlanningArea, Seed(form, context), .. form.Assumptions,
            .. form.Provisions.Select(row => $"{row.Code}: {row.Source} ({row.Certainty}). {row.Blank}".TrimEnd()),
            .. CensusWords.Of(context),
        ];
        return new()
        {
            Name = "Assumptions",
            Title = "Assumptions",
            Headings = ["Assumption"],
            Rows = [.. lines.Select(line => new ReturnRow([line], []))],
        };
    }

    private static string Seed(ScapForm form, ReturnContext context)
    {
        var counted = context.Plan.BaseYear + 1;
        return counted == form.SeedCensus ? FormattableString.Invariant($"The seed is the census of January {counted}, as counted.")
            : $"The form's seed is the census of January {form.SeedCensus}. The run counts January {counted} and carries it on from there.";
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>A planning area: one phase and provision.</summary>
    private sealed record Area(PlanCensus Census, ScapPhase Phase, FormRow Provision, string Code)
    {
        /// <summary>The figures of a year, one a year group.</summary>
        public IReadOnlyList<ReturnCell> Cells(int academicYear) =>
            [.. Phase.Headings.Select((heading, i) => Cell(academicYear, Phase.YearGroups[0] + i, heading))];

        private ReturnCell Cell(int academicYear, int yearGroup, string heading)
        {
            var counted = Census.Count(academicYear, cell => cell.YearGroup == yearGroup && Provision.Takes(cell.Kind, cell.YearGroup));
            var reason = Provision.Blank ?? (Census.Has(academicYear) ? "" : "The run does not reach this year.");
            return new()
            {
                Keys = [Phase.Label, Provision.Code, Code, Text(academicYear + 1), ReturnContext.YearLabel(academicYear), Text(yearGroup),
                    heading],
                Place = $"{Code}|{academicYear}|{yearGroup}",
                Value = reason.Length == 0 ? counted.Pupils : null,
                Origin = counted.Origin,
                Reason = reason,
            };
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
