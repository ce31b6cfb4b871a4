using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>mainstream_schools.csv, and the authority's cuts of the census: school_census.csv and school_census_ages.csv.</summary>
internal static class MainstreamDraft
{
    private const int OldestAge = 19;

    /// <summary>A secondary school of at least so many pupils is taken to have a sixth form where no source gives ages.</summary>
    private const double SixthFormRoll = 1_000.0;

    /// <summary>Writes what the user did not give.</summary>
    public static void Write(EstateMaterial material, IReadOnlyList<OwnSchool> own)
    {
        OwnSchool[] mainstream = [.. own.Where(school => !school.IsSpecial)];
        if (!material.IsGiven(EstateFiles.Mainstream)) WriteSheet(material, mainstream);
        if (!material.IsGiven(EstateFiles.Census)) WriteCensus(material, own);
        if (!material.IsGiven(EstateFiles.Ages)) WriteAges(material, own);
    }

    private static void WriteSheet(EstateMaterial material, OwnSchool[] schools)
    {
        var table = new PackTable(EstateFiles.Mainstream, 1, "urn", "name", "school_type", "postcode", "easting", "northing", "age_low",
            "age_high", "nor", "ehcp_pupils", "source", "certainty");
        var noPoint = schools.Where(school => school.Entry.Location is null).Select(school => school.Entry.Name).ToArray();
        var high = HighestAges(material, schools);
        foreach (var school in schools)
        {
            var point = material.PointOf(school.Entry);
            var isGuess = high.TryGetValue(school.Entry.Urn, out var oldest);
            table.Add(school.Entry.Urn, school.Entry.Name, school.SchoolType, school.Entry.Postcode, point.EastingMetres,
                point.NorthingMetres, isGuess ? 11 : school.Entry.LowestAge, isGuess ? oldest : school.Entry.HighestAge, school.Roll,
                school.PlansOnRoll, "DfE, Get Information About Schools; DfE, school census",
                school.IsCounted && school.Entry.Location is not null ? Certainty.Found : Certainty.Assumed);
        }

        table.WriteTo(material.FactsFolder);
        if (noPoint.Length > 0)
            material.Note($"The register gives no point of {string.Join(", ", noPoint)}: set at the middle of its area, else of the "
                + "authority.");
    }

    /// <summary>Highest age by URN of secondary schools where neither the register nor a census by age tells of sixth forms.</summary>
    private static Dictionary<string, int> HighestAges(EstateMaterial material, OwnSchool[] schools)
    {
        OwnSchool[] unknown = material.Input.AgesPath is not null ? [] : [.. schools.Where(school =>
            school.SchoolType == SchoolKinds.Secondary && school.Entry.HighestAge is null && school.Entry.Phase == "Secondary")];
        if (unknown.Length == 0) return [];
        material.Note($"No source says which of {unknown.Length} secondary schools have a sixth form: those of {SixthFormRoll:0} pupils "
            + "and more were taken to (assumed). The register's full download or the census by age has it.");
        var large = unknown.Any(school => school.Roll >= SixthFormRoll) ? SixthFormRoll : 0.0;
        return unknown.ToDictionary(school => school.Entry.Urn, school => (school.Roll ?? 0.0) >= large ? 18 : 16, StringComparer.Ordinal);
    }

    private static void WriteCensus(EstateMaterial material, IReadOnlyList<OwnSchool> own)
    {
        var table = new PackTable(EstateFiles.Census, 1, "URN", "SCHOOLTYPE", "NOR", "TSENELSE", "certainty");
        foreach (var school in own)
            table.Add(school.Entry.Urn, school.SchoolType, school.Roll, school.PlansOnRoll, school.IsCounted ? null : Certainty.Assumed);
        table.WriteTo(material.FactsFolder);
    }

    /// <summary>Pupils by age. Schools are known by URN, by the URN they had in the census, or by their number in the authority.</summary>
    private static void WriteAges(EstateMaterial material, IReadOnlyList<OwnSchool> own)
    {
        string[] columns = [.. Enumerable.Range(0, OldestAge + 1).Select(age => FormattableString.Invariant($"pupils aged {age}"))];
        var table = new PackTable(EstateFiles.Ages, 1, ["urn", "headcount of pupils", .. columns]);
        if (material.Input.AgesPath is { } path)
        {
            var source = SourceTable.Open(path, Path.GetFileName(path));
            var (ages, urns) = (SchoolCensus.ReadAges(source), UrnsByNumber(material, source));
            var found = own.Select(school => (school.Entry.Urn, Ages: ages.GetValueOrDefault(school.Entry.Urn)
                ?? (school.Counted is { } counted ? ages.GetValueOrDefault(counted.Urn) : null)
                ?? (urns.TryGetValue(school.Entry.Number, out var older) ? ages.GetValueOrDefault(older) : null)))
                .Where(pair => pair.Ages is not null).ToArray();
            foreach (var (urn, counts) in found)
                table.Add([urn, counts!.Headcount, .. counts.ByAge.Select(pupils => (object)pupils)]);
            if (found.Length < own.Count)
                material.Note($"The census by age has {found.Length} of the {own.Count} state schools; the others' year groups are taken "
                    + "to be alike.");
        }

        table.WriteTo(material.FactsFolder);
    }

    private static Dictionary<string, string> UrnsByNumber(EstateMaterial material, SourceTable source)
    {
        var urns = new Dictionary<string, string>(StringComparer.Ordinal);
        if (source.FindColumn("old_la_code", "LA") is not { } authority || source.FindColumn("estab") is not { } number) return urns;
        var urn = source.Column("urn");
        source.Read(row => row.TextOrEmpty(authority) == material.Input.AuthorityCode
            && urns.TryAdd(row.TextOrEmpty(number), row.TextOrEmpty(urn)));
        return urns;
    }
}
