using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.OpenData.Estate;

/// <summary>Further education colleges: mainstream supply after 16, without a limit.</summary>
internal static class CollegeProviders
{
    /// <summary>One provider a college or campus of the recipe.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var table = sources.Context.RecipeTable("colleges.csv");
        var (id, urn, name, postcode) = (table.Column("provider_id"), table.Column("urn"), table.Column("name"), table.Column("postcode"));
        var (lowest, highest) = (table.Column("lowest_year_group"), table.Column("highest_year_group"));
        var (easting, northing) = (table.FindColumn("easting"), table.FindColumn("northing"));
        var (source, year, certainty) = (table.Column("source"), table.Column("year"), table.Column("certainty"));
        return table.Read(row =>
        {
            var campus = row.TextOrEmpty(postcode);
            var point = row.OptionalNumber(easting) is { } east && row.OptionalNumber(northing) is { } north ? new GridPoint(east, north)
                : campus.Length > 0 ? sources.Postcodes.Find(campus) : sources.Register.GetValueOrDefault(row.Text(urn))?.Location;
            if (point is not { } location)
                throw row.Fault(campus.Length > 0 ? postcode : urn, "no source gives a point for it.", "Correct the postcode or the URN.");
            return new ProviderDraft
            {
                Id = row.Text(id),
                Urn = row.Text(urn),
                Name = row.Text(name),
                Type = ProvisionType.Mainstream,
                Place = sources.FindDistrict(location) ?? sources.Context.Recipe.AuthorityName,
                Location = location,
                Needs = "*",
                LowestYearGroup = row.Integer(lowest),
                HighestYearGroup = row.Integer(highest),
                PlaceFunding = sources.Figures.Value("college.place_funding"),
                TopUp = sources.Figures.Value("college.top_up"),
                Source = row.Text(source),
                Year = row.Text(year),
                Certainty = row.Certainty(certainty),
                NeedsCertainty = Certainty.Assumed,
                CostCertainty = sources.Figures.Get("college.top_up").Certainty,
            };
        });
    }
}
