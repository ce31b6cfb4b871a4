namespace Sufficiency.Web.Documents.Plans;

/// <summary>The names of a run: its years, schools and schemes. Words for codes are <c>CodeLabels</c>.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, string> schemes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> years = [];
    private readonly Dictionary<string, (string Name, string District)> providers = new(StringComparer.Ordinal);

    /// <summary>Reads the names of a run.</summary>
    public Labels(RunData run)
    {
        foreach (var row in run.Rows("providers")) providers[row.Text("provider_id")] = (row.Text("name"), row.Text("district_name"));
        foreach (var row in run.Rows("schemes")) schemes[row.Text("scheme_id")] = row.Text("name");
        foreach (var row in run.Rows("years"))
        {
            var kind = row.IsYes("is_planned") ? "" : row.IsYes("is_carried") ? " (expected, not counted)" : " (counted)";
            years[row.Whole("academic_year") ?? 0] = row.Text("label") + kind;
        }
    }

    /// <summary>The name of a scheme.</summary>
    public string Scheme(string id) => schemes.GetValueOrDefault(id) ?? id;

    /// <summary>A year as officers write it; empty if there is none.</summary>
    public string Year(int? year) => year is not { } known ? "" : years.GetValueOrDefault(known) ?? AcademicYear(known);

    /// <summary>The name of a school, base or market.</summary>
    public string Provider(string id) => providers.TryGetValue(id, out var known) ? known.Name : id;

    /// <summary>The district that a school stands in.</summary>
    public string District(string id) => providers.TryGetValue(id, out var known) ? known.District : "";

    private static string AcademicYear(int year) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}/{(year + 1) % 100:00}");
}
