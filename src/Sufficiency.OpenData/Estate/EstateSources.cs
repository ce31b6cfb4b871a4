using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Estate.Areas;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>What every part of the estate needs to know: the recipe's figures, the school register,
/// districts, postcodes and needs.</summary>
internal sealed class EstateSources
{
    private readonly AreaFinder? areas;
    private readonly Dictionary<string, string> districts;
    private readonly Dictionary<Need, (NeedSet Also, double CostWeight)> acceptance;

    /// <summary>Reads them for the pack under construction.</summary>
    public EstateSources(PackContext context)
    {
        Context = context;
        Figures = new RecipeAssumptions(context);
        Register = SchoolRegister.Read(context.Source("gias"));
        Postcodes = PostcodeSource.Of(context);
        areas = context.Has("lsoa_outlines")
            ? new AreaFinder(OutlineSource.Read(context, "lsoa_outlines", AuthorityAreas.Of(context).Level)) : null;
        districts = ReadDistricts(context.BuiltOrInherited("home_areas.csv"));
        acceptance = ReadAcceptance(context.RecipeTable("need_acceptance.csv"));
    }

    /// <summary>The build.</summary>
    public PackContext Context { get; }

    /// <summary>Single figures of the recipe.</summary>
    public RecipeAssumptions Figures { get; }

    /// <summary>Open schools of England by URN.</summary>
    public IReadOnlyDictionary<string, RegisteredSchool> Register { get; }

    /// <summary>Postcodes of the authority.</summary>
    public PostcodeLookup Postcodes { get; }

    /// <summary>The district a point of the authority lies in, or null outside it.</summary>
    public string? FindDistrict(GridPoint point) =>
        (areas is null ? Nearest(point) : areas.Find(point.EastingMetres, point.NorthingMetres)?.Code) is { } area
        && districts.TryGetValue(area, out var district) ? district : null;

    /// <summary>The URN of a school or of one of its sites: 123456-2 is the second site of 123456.</summary>
    public static string UrnOf(string site) => site.Split('-', 2)[0];

    /// <summary>The needs a row is designated for; none where it writes * or nothing, which stands for every need.</summary>
    public static IReadOnlyList<Need> Designated(SourceRow row, SourceColumn needs) =>
        row.TextOrEmpty(needs) == "*" ? [] : row.Needs(needs);

    /// <summary>Refuses a school that the register places in another authority.</summary>
    public void RefuseForeign(SourceRow row, SourceColumn urn) =>
        RefuseForeign(row, urn, Register, Context.Recipe.AuthorityCode, Context.Recipe.AuthorityName);

    /// <summary>Refuses a school that a register places in another authority.</summary>
    public static void RefuseForeign(SourceRow row, SourceColumn urn, IReadOnlyDictionary<string, RegisteredSchool> register,
        string authorityCode, string authorityName)
    {
        if (register.TryGetValue(UrnOf(row.Text(urn)), out var school) && school.AuthorityCode != authorityCode)
            throw row.Fault(urn,
                $"{school.Name} stands in {(school.AuthorityName.Length > 0 ? school.AuthorityName : school.AuthorityCode)}, "
                    + $"not in {authorityName}.",
                "Correct the URN, or move the row to the list of neighbouring schools.");
    }

    /// <summary>Refuses a second row of a special school that does not say which site it is.</summary>
    public static void RefuseSecondRow(SourceRow row, SourceColumn urn, HashSet<string> sites)
    {
        if (!sites.Add(row.Text(urn)))
            throw row.Fault(urn, "this URN stands twice.",
                $"Keep one row. Where the school has two sites, write {row.Text(urn)}-2 for the second and split roll and places.");
    }

    /// <summary>The needs a provider accepts: those it is designated for, and those that go with them; all where it has none.</summary>
    public string AcceptedNeeds(IReadOnlyList<Need> designated)
    {
        if (designated.Count == 0) return "*";
        var bits = designated.Aggregate(0u,
            (set, need) => set | NeedSet.Of(need).Bits | (acceptance.TryGetValue(need, out var more) ? more.Also.Bits : 0u));
        return new NeedSet(bits).ToString();
    }

    /// <summary>Cost of a place for these needs relative to others: the mean of the needs' weights.</summary>
    public double CostWeight(IReadOnlyList<Need> designated) => designated.Count == 0
        ? 1.0
        : designated.Average(need => acceptance.TryGetValue(need, out var row) ? row.CostWeight : 1.0);

    /// <summary>Without outlines: the area whose centroid is nearest, if it is near at all.</summary>
    private string? Nearest(GridPoint point)
    {
        const double NearKilometres = 5.0;
        var nearest = AuthorityAreas.Of(Context).All.MinBy(area => area.Centroid.CrowFlyTo(point).Value);
        return nearest is not null && nearest.Centroid.CrowFlyTo(point).Value <= NearKilometres ? nearest.Code : null;
    }

    private static Dictionary<string, string> ReadDistricts(SourceTable table)
    {
        var (code, district) = (table.Column("area_code"), table.Column("district_name"));
        return table.ReadUnique(row => row.Text(code), row => row.Text(district), code.Name).ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<Need, (NeedSet Also, double CostWeight)> ReadAcceptance(SourceTable table)
    {
        var (need, also, weight) = (table.Column("designated_need"), table.Column("also_accepts"), table.Column("cost_weight"));
        var accepted = new Dictionary<Need, (NeedSet Also, double CostWeight)>();
        table.Read(row => accepted.TryAdd(row.Needs(need) is [var only] ? only
            : throw row.Fault(need, "one need is wanted here.", "Write one code, such as ASD."), (NeedSet.Of([.. row.Needs(also)]),
            row.Number(weight)))
            ? row.Line : throw row.Fault(need, "this need stands twice.", "Keep one of the rows."));
        return accepted;
    }
}
