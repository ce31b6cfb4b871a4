using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>A row of a section.</summary>
/// <param name="Label">Words as the form writes them.</param>
/// <param name="Takes">Whether a cell of the census is counted; null where the row is blank.</param>
/// <param name="Reason">Why it is blank or nil; empty where it is counted.</param>
internal sealed record LsrpRow(string Label, Func<CensusCell, bool>? Takes, string Reason = "")
{
    /// <summary>The age group of a row about requests; null of any other.</summary>
    public AgeGroup? Group { get; init; }
}

/// <summary>The rows of each section, and whom each counts.</summary>
internal sealed class LsrpRows(LsrpForm form, ReturnMapping mapping, AgeChoice age)
{
    /// <summary>The rule of age.</summary>
    public AgeRule Age { get; } = mapping.Content.Ages.Rule(age);

    /// <summary>The rows of a section.</summary>
    public IReadOnlyList<LsrpRow> Of(LsrpSection section) => section.Measure switch
    {
        "provision" => [.. form.Provisions.Select(Provision)],
        "need" => [.. Needs(_ => true)],
        "need_of_section" => [.. Needs(IsOf(section.Code), section.Blank)],
        "age" => [.. Ages(section.Blank)],
        var measure when section.Blank is null && RequestForecast.Has(measure) =>
            [.. mapping.Content.Ages.Groups.Select(group => new LsrpRow(group.Label, null) { Group = group })],
        _ when section.Blank is not null => [.. Ages(section.Blank)],
        var measure => throw new InvalidOperationException($"{ReturnMapping.File}: there is no measure {measure}."),
    };

    /// <summary>Provisions that a section shows by need; those of the empty section are shown by need nowhere.</summary>
    public IReadOnlyList<FormRow> ProvisionsOf(string section) =>
        [.. form.Provisions.Where(row => string.Equals(row.Section, section, StringComparison.Ordinal))];

    /// <summary>Whether a cell belongs to a section.</summary>
    public Func<CensusCell, bool> IsOf(string section)
    {
        var provisions = ProvisionsOf(section);
        return cell => provisions.Any(row => row.Takes(cell.Kind, cell.YearGroup));
    }

    private static LsrpRow Provision(FormRow row) =>
        new(row.Label, row.Blank is null ? cell => row.Takes(cell.Kind, cell.YearGroup) : null, row.Blank ?? row.Nil ?? "");

    private IEnumerable<LsrpRow> Needs(Func<CensusCell, bool> isMeant, string? blank = null) => mapping.Content.Needs.Rows.Select(row =>
        new LsrpRow(row.Label, blank is null ? cell => row.Needs.Contains(cell.Need, StringComparer.Ordinal) && isMeant(cell) : null,
            blank ?? row.Nil ?? ""));

    private IEnumerable<LsrpRow> Ages(string? blank) => mapping.Content.Ages.Groups.Select(group =>
        new LsrpRow(group.Label, blank is null ? cell => group.Takes(cell.YearGroup + Age.Years) : null, blank ?? ""));
}
