using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>The sheet of assumptions: the form's own, the rows' sources, and how the census is made.</summary>
internal static class LsrpAssumptions
{
    /// <summary>Writes it.</summary>
    public static ReturnSheet Of(LsrpForm form, ReturnContext context, LsrpRows rows)
    {
        List<(string Section, string Text)> lines =
        [
            ("", $"Form: {form.Source} ({form.Certainty})."),
            .. form.Assumptions.Select(line => (line.Section, line.Text)),
            ("5.1", $"Age is the {rows.Age.Label} ({rows.Age.Source})."),
            .. form.Provisions.Select(row => ("6.", $"{row.Label}: {row.Source} ({row.Certainty}). {row.Blank ?? row.Nil}".TrimEnd())),
            ("7.", $"Words of needs: {context.Mapping.Content.Needs.Source} ({context.Mapping.Content.Needs.Certainty})."),
            .. form.Sections.Where(section => section.Blank is not null).Select(section => (section.Code, section.Blank!)),
            .. CensusWords.Of(context).Select(text => ("", text)),
        ];
        return new()
        {
            Name = form.AssumptionsSheet.Name,
            Title = form.AssumptionsSheet.Title,
            Headings = form.AssumptionsSheet.Headings,
            Rows = [.. lines.Select(line => new ReturnRow([line.Section, line.Text], []))],
        };
    }
}
