using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>What every part of the estate needs to know: the recipe's figures, the school register,
/// districts, postcodes and needs.</summary>
internal sealed class EstateSources
{
    private readonly AreaFinder areas;
    private readonly Dictionary<string, string> districts;
    private readonly Dictionary<Need, (NeedSet Also, double CostWeight)> acceptance;

    /// <summary>Reads them for the pack under construction.</summary>
    public EstateSources(PackContext context)
    {
        Context = context;
        Figures = new RecipeAssumptions(context);
        Register = SchoolRegister.Read(context.Source("gias"));
        Postcodes = PostcodeLookup.Open(context.SourcePath("postcodes"), context.Recipe.Source("postcodes").Path);
        areas =
            new AreaFinder(OutlineFile.Read(context.SourcePath("lsoa_outlines"), context.Recipe.Source("lsoa_outlines").Path, "LSOA11"));
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
        areas.Find(point.EastingMetres, point.NorthingMetres) is { } area
        && districts.TryGetValue(area.Code, out var district) ? district : null;

    /// <summary>The needs a provider accepts: those it is designated for, and those that go with them.</summary>
    public string AcceptedNeeds(IReadOnlyList<Need> designated)
    {
        var bits = designated.Aggregate(0u,
            (set, need) => set | NeedSet.Of(need).Bits | (acceptance.TryGetValue(need, out var more) ? more.Also.Bits : 0u));
        return new NeedSet(bits).ToString();
    }

    /// <summary>Cost of a place for these needs relative to others: the mean of the needs' weights.</summary>
    public double CostWeight(IReadOnlyList<Need> designated) =>
        designated.Average(need => acceptance.TryGetValue(need, out var row) ? row.CostWeight : 1.0);

    private static Dictionary<string, string> ReadDistricts(SourceTable table)
    {
        var (code, district) = (table.Column("area_code"), table.Column("district_name"));
        return table.Read(row => (Code: row.Text(code), District: row.Text(district)))
            .ToDictionary(pair => pair.Code, pair => pair.District, StringComparer.Ordinal);
    }

    private static Dictionary<Need, (NeedSet Also, double CostWeight)> ReadAcceptance(SourceTable table)
    {
        var (need, also, weight) = (table.Column("designated_need"), table.Column("also_accepts"), table.Column("cost_weight"));
        return table.Read(row => (Need: row.Needs(need)[0], Also: NeedSet.Of([.. row.Needs(also)]), Weight: row.Number(weight)))
            .ToDictionary(row => row.Need, row => (row.Also, row.Weight));
    }
}
