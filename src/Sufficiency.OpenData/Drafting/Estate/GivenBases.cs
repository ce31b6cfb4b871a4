using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>Bases that the user names, in resource_bases.csv or as base_places.csv itself.</summary>
internal static class GivenBases
{
    /// <summary>Hosts of resource_bases.csv that are open; places, else their roll, else not known.</summary>
    public static IReadOnlyList<BaseHost> Read(EstateMaterial material, IReadOnlyDictionary<string, bool> isPrimary)
    {
        var table = material.Fact(EstateFiles.Bases);
        var (urn, needs) = (table.Column("urn"), table.Column("need_codes", "needs"));
        var (places, roll, status) = (table.FindColumn("places"), table.FindColumn("pupils_on_roll"), table.FindColumn("status"));
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. table.Read(row =>
        {
            if (row.TextOrEmpty(status) is { Length: > 0 } state && state != "open") return null;
            Check(material, row, urn, isPrimary, known);
            var designated = EstateSources.Designated(row, needs);
            return new BaseHost(row.Text(urn), isPrimary[row.Text(urn)], row.OptionalNumber(places) ?? row.OptionalNumber(roll),
                designated.Count == 0 ? "*" : row.Text(needs), "List of resource bases given with the draft");
        }).OfType<BaseHost>()];
    }

    /// <summary>Checks the hosts of base_places.csv and takes the file over as it stands.</summary>
    public static void CheckAndCopy(EstateMaterial material, IReadOnlyDictionary<string, bool> isPrimary)
    {
        var table = material.Fact(EstateFiles.BasePlaces);
        var (urn, pool) = (table.Column("urn"), table.FindColumn("provider_id"));
        var known = new HashSet<string>(StringComparer.Ordinal);
        table.Read(row =>
        {
            if (row.TextOrEmpty(pool).Length == 0) Check(material, row, urn, isPrimary, known);
            return row.Line;
        });
        File.Copy(Path.Combine(material.FactsFolder, EstateFiles.BasePlaces), Path.Combine(material.RecipeFolder, EstateFiles.BasePlaces),
            overwrite: true);
    }

    private static void Check(EstateMaterial material, SourceRow row, SourceColumn urn, IReadOnlyDictionary<string, bool> isPrimary,
        HashSet<string> known)
    {
        EstateSources.RefuseForeign(row, urn, material.ByUrn, material.Input.AuthorityCode, material.Input.AuthorityName);
        if (!isPrimary.ContainsKey(row.Text(urn)))
            throw row.Fault(urn, "no state mainstream school has this URN.", "Name the host by its URN in Get Information About Schools.");
        if (!known.Add(row.Text(urn)))
            throw row.Fault(urn, "this host stands twice.", "Write one row a host, with the places of all its bases and units.");
    }
}
