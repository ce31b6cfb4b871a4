using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>A host of a SEN unit or resourced provision.</summary>
/// <param name="Urn">URN of the host.</param>
/// <param name="IsPrimary">Whether its pupils are of primary age.</param>
/// <param name="Places">Places; null where only the base itself is known.</param>
/// <param name="Needs">Need codes, or * where no source says.</param>
/// <param name="Source">What knows of it.</param>
internal sealed record BaseHost(string Urn, bool IsPrimary, double? Places, string Needs, string Source);

/// <summary>base_places.csv: places in SEN units and resourced provision.</summary>
/// <remarks>
/// Hosts come from the user's list, else from the place numbers, the register and the census. Pupils whom SEN2 counts beyond the places
/// known go to hosts whose places are not known. Without such a host they go to one pool a district and phase.
/// </remarks>
internal static class BaseDraft
{
    private const int LastPrimaryAge = 10;
    private const double FewestInPool = 3.0;
    private const double MuchMore = 1.25;

    /// <summary>Writes the table.</summary>
    public static void Write(EstateMaterial material, IReadOnlyList<OwnSchool> own)
    {
        var isPrimary = own.Where(school => !school.IsSpecial)
            .ToDictionary(school => school.Entry.Urn, school => school.SchoolType is SchoolKinds.Primary or SchoolKinds.Nursery,
                StringComparer.Ordinal);
        if (material.IsGiven(EstateFiles.BasePlaces))
        {
            GivenBases.CheckAndCopy(material, isPrimary);
            return;
        }

        var hosts = material.IsGiven(EstateFiles.Bases) ? GivenBases.Read(material, isPrimary) : Find(material, own);
        var table = new PackTable("base_places.csv", 3, "pack", "urn", "provider_id", "name", "needs", "places", "easting", "northing",
            "lowest_year_group", "highest_year_group", "source", "certainty", "needs_certainty");
        foreach (var host in hosts.Where(host => host.Places is not null))
            AddHost(table, host, host.Places!.Value, host.Source, Certainty.Found);
        AddRest(material, table, [.. hosts.Where(host => host.IsPrimary)], isPrimary: true);
        AddRest(material, table, [.. hosts.Where(host => !host.IsPrimary)], isPrimary: false);
        table.WriteTo(material.RecipeFolder);
    }

    private static IReadOnlyList<BaseHost> Find(EstateMaterial material, IReadOnlyList<OwnSchool> own)
    {
        var numbers = PlaceNumbers.Read(material.Input.PlaceNumbersPath);
        return [.. own.Where(school => !school.IsSpecial && school.SchoolType != SchoolKinds.Alternative).Select(school =>
        {
            var (places, source) =
                (school.Entry.ResourcedPlaces + school.Entry.UnitPlaces, "Places or roll in Get Information About Schools");
            if (numbers.Bases.TryGetValue(school.Entry.Urn, out var funded)) (places, source) = (funded, "DfE, high needs place numbers");
            var flagged = school.Counted is { HasBase: true };
            return places <= 0.0 && !flagged ? null : new BaseHost(school.Entry.Urn,
                school.SchoolType is SchoolKinds.Primary or SchoolKinds.Nursery, places > 0.0 ? places : null,
                school.Entry.Needs.Count > 0 ? school.Entry.Needs.ToString() : "*",
                places > 0.0 ? source : "Base in the school census, places not known");
        }).OfType<BaseHost>()];
    }

    private static void AddHost(PackTable table, BaseHost host, double places, string source, Certainty certainty) =>
        table.Add(null, host.Urn, null, "Base", host.Needs, places, null, null, null, null, source, certainty,
            host.Needs == "*" ? Certainty.Assumed : Certainty.Found);

    /// <summary>Gives what SEN2 counts beyond the places known to hosts without places, else to pools.</summary>
    private static void AddRest(EstateMaterial material, PackTable table, IReadOnlyList<BaseHost> hosts, bool isPrimary)
    {
        var phase = isPrimary ? "primary" : "secondary";
        var counted = Counted(material, isPrimary);
        var known = hosts.Sum(host => host.Places ?? 0.0);
        var rest = (int)Math.Round(counted - known);
        if (known > MuchMore * counted && known - counted >= 10.0)
            material.Note($"Bases of {phase} age have {known:0} places and SEN2 counts {counted:0} pupils of this authority in them: some "
                + "are empty or hold other authorities' pupils. The places were taken as they are.");
        BaseHost[] open = [.. hosts.Where(host => host.Places is null)];
        if (open.Length > 0)
        {
            var shared = NeighbourProviders.Apportion([.. open.Select(_ => 1.0)], Math.Max(rest, 0));
            foreach (var (host, places) in open.Zip(shared).Where(pair => pair.Second > 0))
                AddHost(table, host, places, $"{host.Source}: pupils whom SEN2 counts beyond the places known, shared equally",
                    Certainty.Assumed);
            material.Note($"{open.Length} bases of {phase} age have no number of places in any source: {Math.Max(rest, 0)} pupils whom "
                + "SEN2 counts in bases were shared among them (assumed).");
            return;
        }

        if (rest < FewestInPool) return;
        var pools = AddPools(material, table, rest, isPrimary);
        material.Note(known <= 0.0
            ? $"No source names a base of {phase} age, where SEN2 counts {counted:0} pupils in such: {pools} pools were drafted, one a "
                + "district, with as many places (assumed). Give the hosts in resource_bases.csv."
            : $"Bases of {phase} age with known places hold {known:0} and SEN2 counts {counted:0} pupils in such: the other {rest} are in "
                + $"{pools} pools by district (assumed).");
    }

    private static double Counted(EstateMaterial material, bool isPrimary) => material.Input.Release.PlansByAge(material.January)
        .Where(pair => pair.Key <= YearGroup.LastPlaced + 4 && pair.Key <= LastPrimaryAge == isPrimary)
        .Sum(pair => pair.Value[(int)Setting.ResourceBase]);

    private static int AddPools(EstateMaterial material, PackTable table, int pupils, bool isPrimary)
    {
        var districts = material.Input.Areas.GroupBy(area => area.DistrictName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        var places = NeighbourProviders.Apportion([.. districts.Select(group => group.Sum(area => area.Children))], pupils);
        var added = 0;
        foreach (var (district, count) in districts.Zip(places).Where(pair => pair.Second > 0))
        {
            var phase = isPrimary ? "primary" : "secondary";
            var point = EstateMaterial.MeanPoint([.. district]);
            table.Add(null, null, $"bases-{NeighbourProviders.CodeOf(district.Key)}-{phase}",
                $"Bases of {district.Key}, {phase}; hosts not known", "*", count, point.EastingMetres, point.NorthingMetres,
                isPrimary ? 0 : 7, isPrimary ? 6 : YearGroup.LastPlaced,
                $"Pupils in bases (SEN2, January {material.January}) shared by children of the districts; hosts not known, mean point of "
                    + "the district's children", Certainty.Assumed, Certainty.Assumed);
            added++;
        }

        return added;
    }
}
