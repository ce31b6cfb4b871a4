using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>neighbour_state_special.csv: state special schools of other authorities in reach, else the nearest.</summary>
internal static class NeighbourDraft
{
    private const int FewestSchools = 5;

    /// <summary>Writes the sheet unless the user gave it.</summary>
    public static void Write(EstateMaterial material)
    {
        if (material.IsGiven(EstateFiles.Neighbours)) return;
        var known = material.Register
            .Where(school => SchoolKinds.IsSpecial(school) && !school.IsProposed && school.Location is not null
                && school.AuthorityCode != material.Input.AuthorityCode
                && !SchoolKinds.IsHospital(school, material.CensusByUrn.GetValueOrDefault(school.Urn)))
            .Select(school => (School: school, Kilometres: material.KilometresFromHome(school.Location!.Value)))
            .OrderBy(pair => pair.Kilometres).ThenBy(pair => pair.School.Urn, StringComparer.Ordinal).ToArray();
        var inReach = known.Where(pair => pair.Kilometres <= NeighbourProviders.ReachKilometres).ToArray();
        var listed = inReach.Length > 0 ? inReach : [.. known.Take(FewestSchools)];
        var mean = known.Select(pair => pair.School.Pupils).OfType<double>().DefaultIfEmpty(0.0).Average();
        var table = new PackTable(EstateFiles.Neighbours, 1, "urn", "name", "la_code", "la_name", "postcode", "easting", "northing", "nor",
            "nor_ehcp", "nor_date", "km_to_nearest_school", "source", "certainty");
        foreach (var (school, kilometres) in listed)
        {
            var counted = material.CensusByUrn.GetValueOrDefault(school.Urn);
            var roll = counted?.Roll ?? school.Pupils ?? Math.Round(mean);
            table.Add(school.Urn, school.Name, school.AuthorityCode, school.AuthorityName, school.Postcode,
                school.Location!.Value.EastingMetres, school.Location.Value.NorthingMetres, roll, counted?.PlansOnRoll ?? roll,
                material.CountDate, Math.Round(kilometres, 1), "DfE, Get Information About Schools",
                counted?.PlansOnRoll is null ? Certainty.Derived : Certainty.Found);
        }

        table.WriteTo(material.FactsFolder);
        if (inReach.Length == 0)
            material.Note(listed.Length == 0 ? "The register has no special school of another authority: take that of all of England, "
                + "since pupils may attend them." : "No special school of another authority is within "
                + $"{NeighbourProviders.ReachKilometres} km: the nearest {listed.Length} were listed, "
                + $"{listed[0].Kilometres:0} to {listed[^1].Kilometres:0} km away.");
    }
}
