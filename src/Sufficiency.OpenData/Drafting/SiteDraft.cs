using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Drafting.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>A school that could host a base or an expansion.</summary>
/// <param name="Urn">Its unique reference number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Template">The generic scheme.</param>
/// <param name="Reason">Why this school.</param>
internal sealed record HostSite(string Urn, string Name, string Template, string Reason)
{
    public const string BasePrimary = "base-primary";
    public const string BaseSecondary = "base-secondary";
    public const string Expansion = "expansion";

    /// <summary>The generic schemes that need a host.</summary>
    public static IReadOnlyList<string> Templates { get; } = [BasePrimary, BaseSecondary, Expansion];
}

/// <summary>Hosts of generic schemes: in each district the mainstream schools that hold most pupils with plans, and the largest special
/// schools.</summary>
internal static class SiteDraft
{
    private const int BasesADistrict = 3;
    private const int FewestBases = 4;
    private const int Expansions = 5;

    /// <summary>The hosts by the fact sheets, each school once.</summary>
    public static IReadOnlyList<HostSite> Of(string factsFolder, IReadOnlyList<DraftArea> areas)
    {
        var mainstream = Read(factsFolder, EstateFiles.Mainstream, "ehcp_pupils", areas);
        var special = Read(factsFolder, EstateFiles.SpecialSchools, "nor", areas);
        return
        [
            .. Largest(mainstream, "State-funded primary").Select(school => new HostSite(school.Urn, school.Name, HostSite.BasePrimary,
                "Assumed (national): one of the primary schools that hold most pupils with plans in its district; not asked")),
            .. Largest(mainstream, "State-funded secondary").Select(school => new HostSite(school.Urn, school.Name, HostSite.BaseSecondary,
                "Assumed (national): one of the secondary schools that hold most pupils with plans in its district; not asked")),
            .. special.OrderByDescending(school => school.Pupils).ThenBy(school => school.Urn, StringComparer.Ordinal).Take(Expansions)
                .Select(school => new HostSite(school.Urn, school.Name, HostSite.Expansion,
                    "Assumed (national): one of the largest special schools; the site is not checked")),
        ];
    }

    private static IEnumerable<School> Largest(IReadOnlyList<School> schools, string type)
    {
        var districts = schools.Where(school => school.Type == type).GroupBy(school => school.District, StringComparer.Ordinal).ToArray();
        var each = Math.Max(BasesADistrict, FewestBases / Math.Max(1, districts.Length));
        return districts.OrderBy(district => district.Key, StringComparer.Ordinal).SelectMany(district => district
            .OrderByDescending(school => school.Pupils).ThenBy(school => school.Urn, StringComparer.Ordinal).Take(each));
    }

    private static IReadOnlyList<School> Read(string folder, string file, string pupils, IReadOnlyList<DraftArea> areas)
    {
        var table = SourceTable.Open(Path.Combine(folder, file), file);
        var (urn, name, type) = (table.Column("urn"), table.Column("name"), table.FindColumn("school_type"));
        var (easting, northing) = (table.Column("easting"), table.Column("northing"));
        var (held, status) = (table.FindColumn(pupils), table.FindColumn("status"));
        return [.. table.Read(row => row.TextOrEmpty(status) is { Length: > 0 } said && said != "open" ? null
            : new School(row.Text(urn), row.Text(name), row.TextOrEmpty(type), row.OptionalNumber(held) ?? 0.0,
                DistrictOf(new(row.Number(easting), row.Number(northing)), areas))).OfType<School>()];
    }

    private static string DistrictOf(GridPoint point, IReadOnlyList<DraftArea> areas) =>
        areas.MinBy(area => area.Centroid.CrowFlyTo(point).Value)?.DistrictName ?? "";

    private sealed record School(string Urn, string Name, string Type, double Pupils, string District);
}
