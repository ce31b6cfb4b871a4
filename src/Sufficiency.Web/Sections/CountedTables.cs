using Sufficiency.Engine.Results.Tables;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Plans counted in the base year by age, need and provision, beside England.</summary>
internal static class CountedTables
{
    private static readonly string[] AgeOrder = ["00-04", "05-10", "11-15", "16-19", "20-25"];
    private static readonly string[] SettingOrder = ["mainstream", "resource_base", "special_school", "out_of_county", "elsewhere"];

    /// <summary>Groups of a way in their order; none where the run does not tell plans apart so.</summary>
    public static IReadOnlyList<CountedPlans> Groups(RunView run, string way) =>
    [
        .. run.Strategy.Counted.Where(group => group.Way == way && group.Plans is double.NaN or >= 0.5)
            .OrderBy(group => way switch
            {
                Ways.Age => Array.IndexOf(AgeOrder, group.Code),
                Ways.Setting => Array.IndexOf(SettingOrder, group.Code),
                _ => double.IsNaN(group.Plans) ? 0.0 : -group.Plans,
            }).ThenBy(group => group.Code, StringComparer.Ordinal),
    ];

    /// <summary>Plans by one way with their share, beside England's.</summary>
    public static ChartTable Of(RunView run, string way, EnglandShares england)
    {
        var groups = Groups(run, way);
        var all = run.AllPlans[0];
        static IReadOnlyList<string> Row(string name, double plans, double? share, double? beside) =>
            [name, Words.Count(plans), Words.Percent(share), Words.Percent(beside)];
        return new(
            [Heading(way), $"Plans, {run.Years[0].Label}", "Share", "Share in England"],
            [
                .. groups.Select(group => Row(Name(way, group.Code), group.Plans, group.Plans / all, england.Find(way, group.Code))),
                Row("All", all, all / all, 1.0),
            ],
            TotalRows: 1);
    }

    /// <summary>The name of a group.</summary>
    public static string Name(string way, string code) => way switch
    {
        Ways.Age => code switch
        {
            "00-04" => "Under 5",
            _ => $"{int.Parse(code[..2], System.Globalization.CultureInfo.InvariantCulture)} to {code[3..]}",
        },
        Ways.Need => CodeLabels.Of(CodeLabels.Needs, code),
        Ways.Phase => Words.Phase(code),
        Ways.Tier => CodeLabels.Of(CodeLabels.Tiers, code),
        Ways.Setting => code switch
        {
            "mainstream" => "Mainstream, early years and colleges",
            "resource_base" => "Resource bases and SEN units",
            "special_school" => "State special schools",
            "out_of_county" => "Independent and non-maintained special schools",
            _ => "Elsewhere: at home, other arrangements, none recorded",
        },
        _ => code switch
        {
            "1" => "Most deprived fifth",
            "2" => "Second most deprived fifth",
            "3" => "Middle fifth",
            "4" => "Second least deprived fifth",
            _ => "Least deprived fifth",
        },
    };

    /// <summary>What the groups of a way are, at the head of a column.</summary>
    public static string Heading(string way) => way switch
    {
        Ways.Age => "Age on 31 August",
        Ways.Need => "Primary need",
        Ways.Setting => "Provision",
        Ways.Phase => "Phase",
        Ways.Tier => "Kind of place needed",
        _ => "Home area",
    };
}
