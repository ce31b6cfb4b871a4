using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>Schools and bases that do not exist yet: all their places come with schemes.</summary>
internal static class NewProviders
{
    /// <summary>One provider a row of new_providers.csv.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources, SpecialSchoolProviders specials)
    {
        var pack = sources.Context.Pack;
        var table = sources.Context.RecipeTable("new_providers.csv");
        var (only, id, name, type) =
            (table.Column("pack"), table.Column("provider_id"), table.Column("name"), table.Column("provision_type"));
        var (lowest, highest, needs) = (table.Column("lowest_year_group"), table.Column("highest_year_group"), table.Column("needs"));
        var (source, year) = (table.Column("source"), table.Column("year"));
        var (certainty, needsCertainty) = (table.Column("certainty"), table.Column("needs_certainty"));
        var placing = new Placing(table);
        return table.Read(row =>
        {
            if (!row.IsFor(only, pack)) return null;
            var location = placing.Find(row, sources);
            var kind = ProvisionCodes.FindProvisionType(row.Text(type))
                ?? throw row.Fault(type, "this is no provision type.", "Write special_school or resource_base.");
            var designated = EstateSources.Designated(row, needs);
            var costs = kind == ProvisionType.SpecialSchool ? "special" : placing.CostKind(row);
            return new ProviderDraft
            {
                Id = row.Text(id),
                Name = row.Text(name),
                Type = kind,
                Place = sources.FindDistrict(location) ?? placing.Place(row),
                Location = location,
                Needs = sources.AcceptedNeeds(designated),
                LowestYearGroup = row.Integer(lowest),
                HighestYearGroup = row.Integer(highest),
                PlaceFunding = sources.Figures.Value(costs + ".place_funding"),
                TopUp = kind == ProvisionType.SpecialSchool ? specials.TopUp(designated) : sources.Figures.Value(costs + ".top_up"),
                EnhancedTopUp = costs == "base" ? sources.Figures.Value("base.enhanced_top_up") : null,
                Places = NoPlacesOfItsOwn(pack),
                Source = row.Text(source),
                Year = row.Text(year),
                Certainty = row.Certainty(certainty),
                NeedsCertainty = row.Certainty(needsCertainty),
                CostCertainty = Certainty.Assumed,
            };
        }).OfType<ProviderDraft>();
    }

    /// <summary>Zero in every year of the pack.</summary>
    public static IReadOnlyList<PlacesDraft> NoPlacesOfItsOwn(PackDefinition pack) =>
        [.. pack.Years.Select(year => new PlacesDraft(year, 0, "Its places come with schemes", Certainty.Derived))];

    private sealed class Placing(SourceTable table)
    {
        private readonly SourceColumn place = table.Column("place_name");
        private readonly SourceColumn prefix = table.Column("postcode_prefix");
        private readonly SourceColumn easting = table.Column("easting");
        private readonly SourceColumn northing = table.Column("northing");
        private readonly SourceColumn costs = table.Column("cost_kind");

        public string Place(SourceRow row) => row.Text(place);

        /// <summary>The prefix of its figures in assumptions.csv, such as base or pathway.</summary>
        public string CostKind(SourceRow row) => row.Text(costs);

        public GridPoint Find(SourceRow row, EstateSources sources) =>
            row.OptionalNumber(easting) is { } east && row.OptionalNumber(northing) is { } north
            ? new GridPoint(east, north)
            : sources.Postcodes.FindMean(row.Text(prefix)) ?? throw row.Fault(prefix, "no postcode begins like this.",
                "Name a postcode district such as OX11, or a sector such as OX11 6.");
    }
}
