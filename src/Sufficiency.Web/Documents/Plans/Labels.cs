namespace Sufficiency.Web.Documents.Plans;

/// <summary>The office's words for the codes of a run.</summary>
internal sealed class Labels
{
    /// <summary>Words for the plan.</summary>
    public const string Plan = "Plan";

    /// <summary>Words for the plan in which nothing but committed schemes opens.</summary>
    public const string Committed = "Committed schemes only";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["plan"] = Plan,
        ["do_nothing"] = Committed,
        ["do_minimum"] = Committed,
        ["difference"] = "Difference",
        ["early_years"] = "Early years",
        ["primary"] = "Primary",
        ["secondary"] = "Secondary",
        ["post_sixteen"] = "Post-16",
        ["adult"] = "Ages 19 to 25",
        ["mainstream"] = "Mainstream",
        ["resource_base"] = "Resource base",
        ["special_school"] = "Special school",
        ["out_of_county"] = "Out of county",
        ["fee agreed"] = "Fees of places agreed with others",
        ["fee tranche"] = "Fees of further places bought",
        ["fee bespoke"] = "Packages for one pupil",
        ["government_grant"] = "Government grant",
        ["section_106"] = "Section 106",
        ["borrowing"] = "Borrowing",
        ["other"] = "Other",
        ["not_found"] = "Source not found yet",
        ["base_roll"] = "Counted roll",
        ["placed"] = "Placed by the plan",
        ["central"] = "Central",
        ["best"] = "Best: fees at their high, capital at its low",
        ["worst"] = "Worst: fees at their low, capital at its high",
        ["committed"] = "Committed",
        ["optional"] = "Optional",
    };

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> years = [];
    private readonly Dictionary<string, (string Name, string District)> providers = new(StringComparer.Ordinal);

    /// <summary>Reads the names of a run.</summary>
    public Labels(RunData run)
    {
        foreach (var (table, code) in (ReadOnlySpan<(string, string)>)[("needs", "need"), ("cost_kinds", "kind")])
        {
            foreach (var row in run.Rows(table)) names[row.Text(code)] = row.Text("name");
        }

        foreach (var row in run.Rows("providers")) providers[row.Text("provider_id")] = (row.Text("name"), row.Text("district_name"));
        foreach (var row in run.Rows("schemes")) names[row.Text("scheme_id")] = row.Text("name");
        foreach (var row in run.Rows("years"))
        {
            var kind = row.IsYes("is_planned") ? "" : row.IsYes("is_carried") ? " (expected, not counted)" : " (counted)";
            years[row.Whole("academic_year") ?? 0] = row.Text("label") + kind;
        }
    }

    /// <summary>The name of a code: the run's own, or the office's word; a word made of the code if nobody knows one.</summary>
    public string Of(string code) => Words.GetValueOrDefault(code) ?? names.GetValueOrDefault(code) ?? Spelt(code);

    /// <summary>A year as officers write it; empty if there is none.</summary>
    public string Year(int? year) => year is not { } known ? "" : years.GetValueOrDefault(known) ?? AcademicYear(known);

    /// <summary>The name of a school, base or market.</summary>
    public string Provider(string id) => providers.TryGetValue(id, out var known) ? known.Name : id;

    /// <summary>The district that a school stands in.</summary>
    public string District(string id) => providers.TryGetValue(id, out var known) ? known.District : "";

    private static string AcademicYear(int year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}/{(year + 1) % 100:00}");

    private static string Spelt(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');
}
