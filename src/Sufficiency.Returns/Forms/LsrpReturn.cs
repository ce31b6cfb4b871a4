using System.Globalization;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>The data tables of the Local SEND Reform Plan: with the plan, with committed schemes only, and the difference.</summary>
internal static class LsrpReturn
{
    private static readonly string[] LongHeadings = ["Section", "Dataset Name", "Variant", "Row", "Calendar Year", "SEN2 Census Year"];

    /// <summary>Makes it of one run.</summary>
    public static ReturnBook Make(ReturnContext context)
    {
        var form = ReturnMapping.Form(context.Mapping.Content.Lsrp, "lsrp", context.Request.Version, out var version);
        var rows = new LsrpRows(form, context.Mapping, Age(form, context));
        var (years, baseYear) = (form.CalendarYears, context.Plan.BaseYear);
        var cells = new LsrpCells(context, form);
        List<ReturnSheet> tables = [];
        List<ReturnCell> further = [];
        foreach (var variant in form.Variants)
        {
            foreach (var section in form.Sections)
            {
                var lines = rows.Of(section);
                tables.Add(new()
                {
                    Name = section.Code + variant.Suffix,
                    Title = section.Title,
                    Headings = [form.FirstHeading, .. years.Select(Text)],
                    Rows = [.. lines.Select(line => new ReturnRow([line.Label],
                        [.. years.Select(year => cells.Of(section, variant, line, year))]))],
                    Notes = NotesOf(section, variant, lines, cells),
                });
                if (!years.Contains(baseYear)) further.AddRange(lines.Select(line => cells.Of(section, variant, line, baseYear)));
            }
        }

        var sums = new LsrpSums(form, rows, cells);
        var all = years.Contains(baseYear) ? years : [.. years, baseYear];
        return new()
        {
            Form = "lsrp",
            Version = version,
            Title = $"{form.Title} {version}, {context.Run.Record.Title}",
            LongHeadings = LongHeadings,
            Sheets = Ordered(form, tables, LsrpAssumptions.Of(form, context, rows)),
            Further = further,
            Unpublished = [.. all.SelectMany(sums.Unpublished)],
            Sums = [.. all.SelectMany(sums.Of)],
        };
    }

    /// <summary>The form's sheets first, as it has them; the two further tables of each section behind them.</summary>
    private static List<ReturnSheet> Ordered(LsrpForm form, List<ReturnSheet> tables, ReturnSheet assumptions)
    {
        var index = new ReturnSheet
        {
            Name = form.Index.Name,
            Title = form.Index.Title,
            Headings = form.Index.Headings,
            Rows = [.. tables.Select((table, i) => new ReturnRow([table.Name, TitleOf(form, table, i), Text(i + 1)], []))],
        };
        var own = form.Sections.Length;
        return [index, .. tables.Take(own), assumptions, .. tables.Skip(own)];
    }

    private static string TitleOf(LsrpForm form, ReturnSheet table, int at)
    {
        var variant = form.Variants[at / form.Sections.Length];
        return variant.Suffix.Length == 0 ? table.Title : $"{table.Title}: {variant.Code}";
    }

    private static List<string> NotesOf(LsrpSection section, LsrpVariant variant, IReadOnlyList<LsrpRow> lines, LsrpCells cells)
    {
        List<string> notes = variant.Suffix.Length == 0 ? [] : [variant.Label];
        if (section.Blank is { } blank) notes.Add(blank);
        else if (RequestForecast.Has(section.Measure)) notes.Add(cells.NoteOfRequests);
        notes.AddRange(lines.Where(line => line.Reason.Length > 0 && section.Blank is null).Select(line => $"{line.Label}: {line.Reason}"));
        return notes;
    }

    private static AgeChoice Age(LsrpForm form, ReturnContext context) => context.Request.Age
        ?? (form.AgeRule == "turned_in_year" ? AgeChoice.TurnedInYear : AgeChoice.AtEndOfAugust);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
