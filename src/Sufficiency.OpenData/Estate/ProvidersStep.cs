using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>providers.csv and provider_places.csv: every school, base and market a pupil of the authority may attend.</summary>
internal sealed class ProvidersStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "providers";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new EstateSources(context);
        var specials = new SpecialSchoolProviders(sources);
        ProviderDraft[] drafts =
        [
            .. specials.Read(),
            .. NewProviders.Read(sources, specials),
            .. MainstreamProviders.Read(sources),
            .. CollegeProviders.Read(sources),
            .. ResourceBaseProviders.Read(sources),
            .. IndependentProviders.Read(sources),
            .. NeighbourProviders.Read(sources),
        ];
        WriteProviders(drafts, context.OutFolder);
        WritePlaces(drafts, context.OutFolder);
    }

    private static void WriteProviders(IEnumerable<ProviderDraft> drafts, string folder)
    {
        var table = new PackTable(
            "providers.csv", 1, "provider_id", "urn", "name", "provision_type", "district_name", "easting", "northing", "assumed_km",
            "needs", "lowest_year_group",
            "highest_year_group", "place_funding_gbp", "top_up_gbp", "has_unlimited_places", "plans_on_roll", "source", "year", "certainty",
            "needs_certainty", "cost_certainty", "market",
            "school_roll", "enhanced_top_up_gbp");
        foreach (var draft in drafts)
        {
            table.Add(
                draft.Id, draft.Urn, draft.Name, draft.Type.ToCode(), draft.Place, draft.Location?.EastingMetres,
                draft.Location?.NorthingMetres, draft.AssumedKilometres,
                draft.Needs, draft.LowestYearGroup, draft.HighestYearGroup, draft.PlaceFunding, draft.TopUp,
                draft.Places is null, draft.PlansOnRoll,
                draft.Source, draft.Year, draft.Certainty, draft.NeedsCertainty, draft.CostCertainty, draft.Market?.ToCode(),
                draft.SchoolRoll, draft.EnhancedTopUp);
        }

        table.WriteTo(folder);
    }

    private static void WritePlaces(IEnumerable<ProviderDraft> drafts, string folder)
    {
        var table = new PackTable("provider_places.csv", 2, "provider_id", "academic_year", "places", "source", "certainty");
        foreach (var draft in drafts)
        {
            foreach (var year in draft.Places ?? []) table.Add(draft.Id, year.AcademicYear, year.Places, year.Source, year.Certainty);
        }

        table.WriteTo(folder);
    }
}
