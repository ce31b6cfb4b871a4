using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>independent_specialist.csv, and how many of the authority's placements are in those schools.</summary>
internal static class IndependentDraft
{
    private const double ReachKilometres = 20.0;
    private const int MostInReach = 40;
    private const double NationalFee = 64_000.0;

    /// <summary>Of placements found by where they are, some half lay in the authority and half of the others within 20 km (one county's
    /// reply of 2021: 209 of 400 in it).</summary>
    private const double ShareInAuthority = 0.5;
    private const double ShareNear = 0.75;

    /// <summary>Writes the sheet unless the user gave it, and gives the shares.</summary>
    public static IReadOnlyList<DraftFigure> Write(EstateMaterial material)
    {
        if (!material.IsGiven(EstateFiles.Independent)) WriteSheet(material);
        return Shares(material);
    }

    private static void WriteSheet(EstateMaterial material)
    {
        var known = material.Register.Where(school => SchoolKinds.IsIndependentSpecial(school) && !school.IsProposed)
            .Select(school => (School: school, IsOwn: school.AuthorityCode == material.Input.AuthorityCode))
            .Where(pair => pair.IsOwn || pair.School.Location is not null)
            .Select(pair => (pair.School, pair.IsOwn, Kilometres: material.KilometresFromHome(material.PointOf(pair.School))))
            .Where(pair => pair.IsOwn || pair.Kilometres <= ReachKilometres)
            .OrderBy(pair => pair.Kilometres).ThenBy(pair => pair.School.Urn, StringComparer.Ordinal).ToArray();
        var near = known.Where(pair => !pair.IsOwn).ToArray();
        var mean = material.Register.Where(SchoolKinds.IsIndependentSpecial).Select(school => school.Pupils).OfType<double>()
            .DefaultIfEmpty(0.0).Average();
        var table = new PackTable(EstateFiles.Independent, 1, "urn", "name", "sector", "town", "postcode", "easting", "northing",
            "in_authority", "age_low", "age_high", "need_codes", "need_certainty", "nor", "nor_ehcp", "nor_date", "fee_per_year",
            "fee_certainty", "source", "certainty");
        foreach (var (school, isOwn, _) in known.Where(pair => pair.IsOwn).Concat(near.Take(MostInReach)))
        {
            var (point, counted) = (material.PointOf(school), material.CensusByUrn.GetValueOrDefault(school.Urn));
            var roll = counted?.Roll ?? school.Pupils ?? Math.Round(mean);
            var needs = school.Needs.Count > 0 ? school.Needs : counted?.Needs ?? default;
            table.Add(school.Urn, school.Name, school.Type, school.Town.Length > 0 ? school.Town : isOwn ? material.DistrictOf(school)
                : $"{school.AuthorityName} area", school.Postcode, point.EastingMetres, point.NorthingMetres, isOwn, school.LowestAge,
                school.HighestAge, needs.ToString(), school.Needs.Count > 0 ? Certainty.Found : Certainty.Assumed, roll,
                counted?.PlansOnRoll ?? roll, material.CountDate, NationalFee, Certainty.Assumed, "DfE, Get Information About Schools; "
                + "fee: national average of a placement in 2024-25 (House of Commons, written answer 100030, January 2026)",
                counted?.PlansOnRoll is null ? Certainty.Derived : Certainty.Found);
        }

        table.WriteTo(material.FactsFolder);
        if (near.Length > MostInReach)
            material.Note($"{near.Length} independent special schools are within {ReachKilometres} km: the nearest {MostInReach} were "
                + "listed, the others count as further away.");
    }

    /// <summary>A group of schools holds no more placements than it has pupils; what the authority's own cannot hold is sought near it.
    /// </summary>
    private static IReadOnlyList<DraftFigure> Shares(EstateMaterial material)
    {
        var table = material.Fact(EstateFiles.Independent);
        var (inside, plans) = (Sufficiency.OpenData.Estate.IndependentProviders.InAuthority(table), table.Column("nor_ehcp"));
        var schools = table.Read(row => (IsOwn: row.Text(inside) == "yes", Plans: row.Number(plans)));
        var (own, near) = (schools.Where(school => school.IsOwn).Sum(school => school.Plans),
            schools.Where(school => !school.IsOwn).Sum(school => school.Plans));
        var total = material.PlansIn(Setting.OutOfCounty);
        double Share(double wanted, double held) =>
            held <= 0.0 ? 0.0 : total <= 0.0 ? wanted : Math.Round(Math.Max(0.0, Math.Min(wanted, held / total)), 3);
        var inAuthority = Share(ShareInAuthority, own);
        var inReach = Share(ShareNear - inAuthority, near);
        material.Note($"Of {total:0} independent and non-maintained placements {inAuthority:0.0%} are taken to be in the authority "
            + $"({schools.Count(school => school.IsOwn)} schools, {own:0} pupils with plans), {inReach:0.0%} near it "
            + $"({schools.Count(school => !school.IsOwn)} schools listed) and the rest further away (assumed: "
            + "your list of placements says it).");
        return
        [
            new("out_of_county.in_county_share", inAuthority, "share", own <= 0.0
                ? "No independent or non-maintained special school stands in the authority"
                : "Assumed (national): half of all placements, as one county's reply of 2021 found, and no more than the schools' pupils "
                    + "with plans. Low 0.3, high 0.7", material.CountDate, Certainty.Assumed),
            new("out_of_county.in_reach_share", inReach, "share", near <= 0.0
                ? $"No such school is within {ReachKilometres} km of the authority"
                : $"Assumed (national): three placements in four are taken to be in the authority or within {ReachKilometres} km of it, "
                    + "and no more than the schools' pupils with plans. Low 0.1, high 0.5", material.CountDate, Certainty.Assumed),
        ];
    }
}
