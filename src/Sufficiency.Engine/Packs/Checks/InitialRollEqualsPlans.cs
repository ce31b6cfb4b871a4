using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The roll of each provision type, Reception to Year 14, equals the plans counted there to within one. The pupils waiting are no
/// more than the plans elsewhere.</summary>
internal sealed class InitialRollEqualsPlans : IDatasetCheck
{
    private const double Tolerance = 1.0;

    /// <summary>SEN2 counts another authority's state special school as special; here it is out of
    /// county. So the two are held together.</summary>
    private static readonly ProvisionType[][] Together =
        [[ProvisionType.Mainstream], [ProvisionType.ResourceBase], [ProvisionType.SpecialSchool, ProvisionType.OutOfCounty]];

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("plans", "providers", "initial_roll", "initial_waiting")) return;
        var typeOf = pack.Rows("providers")
            .ToDictionary(row => row.Get<string>("provider_id"), row => row.Get<ProvisionType>("provision_type"), StringComparer.Ordinal);
        var roll = pack.Rows("initial_roll")
            .Where(row => typeOf.ContainsKey(row.Get<string>("provider_id")))
            .ToLookup(row => typeOf[row.Get<string>("provider_id")], row => row.Number("pupils"));
        foreach (var types in Together)
        {
            var (plans, pupils) = (types.Sum(type => PlansAt(pack, (Setting)type)), types.Sum(type => roll[type].Sum()));
            var words = string.Join(" and ", types.Select(type => type.ToCode()));
            if (Math.Abs(plans - pupils) > Tolerance)
                ReportTable(pack.Tables["initial_roll"], words,
                    $"The roll at {words} is {Written(pupils)} pupils, but plans counts {Written(plans)} there from Reception to Year 14.");
        }

        var (elsewhere, waiting) = (PlansAt(pack, Setting.NoSchoolPlace), pack.Rows("initial_waiting").Sum(row => row.Number("pupils")));
        if (waiting > elsewhere + Tolerance)
            ReportTable(pack.Tables["initial_waiting"], "elsewhere",
                $"{Written(waiting)} pupils wait for a place, but plans counts {Written(elsewhere)} elsewhere from Reception to Year 14.");
    }

    private static void ReportTable(Table table, string value, string problem) =>
        table.Issues.Add(new(table.File, null, "pupils", value, problem,
            "Both tables must count the same pupils at the base date: correct one of them."));

    private static double PlansAt(CheckedPack pack, Setting setting) => pack.Rows("plans")
        .Where(row => row.Get<Setting>("setting") == setting && row.YearGroup("year_group").Value is >= 0 and <= YearGroup.LastPlaced)
        .Sum(row => row.Number("plans"));

    private static string Written(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);
}
