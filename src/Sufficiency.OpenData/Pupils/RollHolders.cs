using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>The providers that hold each setting's plans at the base January, with the rolls they are drawn towards.</summary>
/// <remarks>
/// Special schools are drawn towards pupils with plans on their roll, with year groups as in the school census by age.
/// Neighbouring authorities' special schools, independent schools and bases are drawn towards their places for this authority in the base
/// year. Mainstream schools are drawn towards pupils with plans on roll less those of their base.
/// Colleges are drawn towards the recipe's weights.
/// </remarks>
internal sealed class RollHolders
{
    private readonly List<Row> rows;
    /// <summary>Key of the school census by age, without which year groups of a special school are taken to be alike.</summary>
    private const string CensusByAge = "school_census_2023";

    private readonly OrderedDictionary<string, double> places;
    private readonly OrderedDictionary<string, double[]> profiles;
    private readonly OrderedDictionary<string, double> colleges;

    public RollHolders(PackContext context)
    {
        rows = ReadProviders(context.Built("providers.csv"));
        var table = context.Built("provider_places.csv");
        var (provider, year, count) = (table.Column("provider_id"), table.Column("academic_year"), table.Column("places"));
        places = table.ReadUnique(row => row.Text(provider), row => row.Number(count), provider.Name,
            row => row.Integer(year) == context.Pack.BaseYear);

        profiles = context.Recipe.HasSource(CensusByAge) ? ReadProfiles(context.Source(CensusByAge)) : new(StringComparer.Ordinal);
        var weights = context.RecipeTable("college_weights.csv");
        var (college, weight) = (weights.Column("provider_id"), weights.Column("weight"));
        colleges = weights.ReadUnique(row => row.Text(college), row => row.Number(weight), college.Name);
    }

    /// <summary>The providers that hold plans of a setting.</summary>
    public IReadOnlyList<RollHolder> Of(Setting setting) => setting switch
    {
        Setting.Mainstream => [.. Having(ProvisionType.Mainstream)
            .Where(row => colleges.ContainsKey(row.Id) || row.IsUnlimited || places.GetValueOrDefault(row.Id) > 0.0).Select(Mainstream)],
        Setting.ResourceBase => [.. Having(ProvisionType.ResourceBase).Select(row => row.Holder(places.GetValueOrDefault(row.Id)))],
        Setting.SpecialSchool => [.. Special()],
        Setting.OutOfCounty => [.. Having(ProvisionType.OutOfCounty).Where(row => !row.IsNeighbour)
            .Select(row => row.Holder(places.GetValueOrDefault(row.Id)))],
        _ => [],
    };

    /// <summary>This authority's special schools and, at the scale of the rolls, those of its neighbours.</summary>
    private IEnumerable<RollHolder> Special() => Having(ProvisionType.SpecialSchool)
        .Select(row => row.Holder(row.PlansOnRoll) with { Profile = profiles.GetValueOrDefault(row.Urn) })
        .Concat(Having(ProvisionType.OutOfCounty).Where(row => row.IsNeighbour)
            .Select(row => row.Holder(places.GetValueOrDefault(row.Id))));

    private RollHolder Mainstream(Row row) => colleges.TryGetValue(row.Id, out var weight)
        ? row.Holder(weight * CollegeScale()) with { IsCollege = true }
        : row.Holder(Math.Max(0.0, row.PlansOnRoll - places.GetValueOrDefault($"{row.Id}-base")));

    /// <summary>Colleges have no roll of their own in the sources; among themselves only the weights count.</summary>
    private double CollegeScale() =>
        Having(ProvisionType.Mainstream).Sum(row => row.PlansOnRoll) / Math.Max(1e-9, colleges.Values.Sum()) / 6.0;

    private IEnumerable<Row> Having(ProvisionType type) => rows.Where(row => row.Type == type);

    private static List<Row> ReadProviders(SourceTable table)
    {
        var (id, urn, type, needs) =
            (table.Column("provider_id"), table.Column("urn"), table.Column("provision_type"), table.Column("needs"));
        var (lowest, highest) = (table.Column("lowest_year_group"), table.Column("highest_year_group"));
        var (unlimited, roll) = (table.Column("has_unlimited_places"), table.Column("plans_on_roll"));
        return [.. table.Read(row => new Row(
            row.Text(id), row.TextOrEmpty(urn), ProvisionCodes.FindProvisionType(row.Text(type))
                ?? throw row.Fault(type, "this is no provision type.", "See data/schema/tables.yaml."),
            Needs(row, needs), row.Integer(lowest), row.Integer(highest),
            string.Equals(row.Text(unlimited), "yes", StringComparison.Ordinal), row.OptionalNumber(roll) ?? 0.0))];
    }

    private static NeedSet Needs(SourceRow row, SourceColumn column)
    {
        var text = row.Text(column);
        if (text is "*") return NeedSet.Every;
        return NeedSet.Of([.. text.Split(';')
            .Select(code => NeedCodes.Find(code) ?? throw row.Fault(column, $"{code} is no need.", "See data/schema/tables.yaml."))]);
    }

    /// <summary>Pupils by year group from Reception to Year 14, by school; the census counts age at 31 August before.</summary>
    private static OrderedDictionary<string, double[]> ReadProfiles(SourceTable table)
    {
        var urn = table.Column("urn");
        var columns = Enumerable.Range(0, YearGroup.LastPlaced + 1).Select(yearGroup => table.Header
            .Where(name => name.Replace('-', ' ')
                .EndsWith(FormattableString.Invariant($" aged {new YearGroup(yearGroup).Age}"), StringComparison.OrdinalIgnoreCase))
            .Select(name => table.Column(name)).ToArray()).ToArray();
        return table.ReadUnique(row => row.Text(urn),
            row => columns.Select(ages => ages.Sum(age => row.OptionalNumber(age) ?? 0.0)).ToArray(), urn.Name);
    }

    private sealed record Row(string Id, string Urn, ProvisionType Type, NeedSet Needs, int Lowest, int Highest,
        bool IsUnlimited, double PlansOnRoll)
    {
        public bool IsNeighbour => Id.StartsWith(NeighbourProviders.IdPrefix, StringComparison.Ordinal);

        public RollHolder Holder(double pupils) => new(Id, Needs, Math.Max(0, Lowest), Highest, pupils);
    }
}
