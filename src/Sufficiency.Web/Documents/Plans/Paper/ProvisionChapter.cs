using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 4: provision now, school by school.</summary>
internal static class ProvisionChapter
{
    private const int MostMissing = 4; // needs that a school does not take, to name these instead
    private static readonly string[] Unspecific = ["UNKNOWN", "OTH"];

    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, "4 Provision now, school by school");
        yield return new Paragraph("Occupancy is pupils as a share of places. Town: the nearest to the school. Ages and needs are those "
            + "that the school takes.");
        foreach (var kind in SchoolTables.Kinds(run))
            yield return Blocks.Table($"Places and pupils of {SchoolTables.Plural(kind)}", Schools(run, kind)) with { IsSmall = true };
        if (run.Strategy.Schools.Count > 0)
        {
            yield return new Paragraph($"{string.Join("; ", AllNeeds(run).Select(
                need => $"{Words.Need(need)}: {CountedTables.Name(Ways.Need, need)}"))}.");
            yield return Blocks.Table("Places by town, with the plan", TownTables.Places(run));
        }

        if (run.Pressures.Count == 0) yield break;
        yield return new Heading(2, "Mainstream schools");
        yield return Blocks.Table("Mainstream schools where pressure rises most", SchoolTables.Pressure(run));
        yield return new Paragraph(SchoolTables.PressureText(run));
    }

    private static ChartTable Schools(RunView run, string kind)
    {
        var schools = run.Schools.Where(school => school.Provision == kind).ToList();
        var (base0, last) = (run.Years[0].Label, run.LastYear.Label);
        return new(
            ["School", "Town", "Ages", "Needs", $"Places, {base0}", $"Pupils, {base0}", "Occupancy", $"Places, {last}", $"Pupils, {last}"],
            [
                .. schools.Select(school =>
                {
                    var profile = run.Strategy.Schools.GetValueOrDefault(school.Id);
                    return (IReadOnlyList<string>)
                    [
                        school.Name, profile?.Town ?? "–", profile is null ? "–" : $"{profile.YoungestAge} to {profile.OldestAge}",
                        profile is null ? "–" : Needs(run, profile.Needs), Words.Count(school.Places[0]), Words.Count(school.Roll[0]),
                        Occupancy(school.Places[0], school.Roll[0]), Words.Count(school.Places[^1]), Words.Count(school.Roll[^1]),
                    ];
                }),
                [
                    "All", "", "", "", Words.Count(schools.Sum(school => school.Places[0])),
                    Words.Count(schools.Sum(school => school.Roll[0])),
                    Occupancy(schools.Sum(school => school.Places[0]), schools.Sum(school => school.Roll[0])),
                    Words.Count(schools.Sum(school => school.Places[^1])), Words.Count(schools.Sum(school => school.Roll[^1])),
                ],
            ],
            [1, 2, 3], TotalRows: 1);
    }

    private static List<string> AllNeeds(RunView run) =>
    [
        .. run.Strategy.Schools.Values.SelectMany(school => school.Needs).Distinct(StringComparer.Ordinal)
            .Except(Unspecific, StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string Occupancy(double? places, double roll) =>
        places is > 0.0 and var known ? $"{Words.Count(100.0 * roll / known)}{(double.IsNaN(roll) ? "" : "%")}" : "–";

    private static string Needs(RunView run, IReadOnlyList<string> needs)
    {
        var missing = AllNeeds(run).Except(needs, StringComparer.Ordinal).ToList();
        return missing.Count == 0 ? "all"
            : missing.Count <= MostMissing ? $"all but {string.Join(", ", missing.Select(Words.Need))}"
            : string.Join(", ", needs.Except(Unspecific, StringComparer.Ordinal).Select(Words.Need));
    }
}
