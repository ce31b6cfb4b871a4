using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>Resource bases: those with places (base_places.csv), and hosts whose places a scheme would give (new_bases.csv).</summary>
internal static class ResourceBaseProviders
{
    /// <summary>One provider a host, at the school's own point.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var pack = sources.Context.Pack;
        var hosts = MainstreamProviders.Read(sources).ToDictionary(host => host.Urn!, StringComparer.Ordinal);
        return ReadOpen(sources, hosts, pack).Concat(ReadNew(sources, hosts, pack));
    }

    private static IEnumerable<ProviderDraft> ReadOpen(EstateSources sources, Dictionary<string, ProviderDraft> hosts, PackDefinition pack)
    {
        var table = sources.Context.RecipeTable("base_places.csv");
        var (only, urn, name, needs) = (table.Column("pack"), table.Column("urn"), table.Column("name"), table.Column("needs"));
        var (places, source) = (table.Column("places"), table.Column("source"));
        var (certainty, needsCertainty) = (table.Column("certainty"), table.Column("needs_certainty"));
        return table.Read(row => !row.IsFor(only, pack)
            ? null : ToDraft(sources, HostOf(row, urn, hosts), row.Text(name), row.Needs(needs)) with
            {
                Places =
                    [.. pack.Years.Select(year => new PlacesDraft(year, row.Number(places), row.Text(source), row.Certainty(certainty)))],
                Source = row.Text(source),
                Certainty = row.Certainty(certainty),
                NeedsCertainty = row.Certainty(needsCertainty),
            }).OfType<ProviderDraft>();
    }

    private static IEnumerable<ProviderDraft> ReadNew(EstateSources sources, Dictionary<string, ProviderDraft> hosts, PackDefinition pack)
    {
        var table = sources.Context.RecipeTable("new_bases.csv");
        var (only, urn, name, needs) = (table.Column("pack"), table.Column("urn"), table.Column("name"), table.Column("needs"));
        var (lowest, highest, source) = (table.Column("lowest_year_group"), table.Column("highest_year_group"), table.Column("source"));
        return table.Read(row => !row.IsFor(only, pack)
            ? null : ToDraft(sources, HostOf(row, urn, hosts), row.Text(name), row.Needs(needs)) with
            {
                LowestYearGroup = row.Integer(lowest),
                HighestYearGroup = row.Integer(highest),
                Places = NewProviders.NoPlacesOfItsOwn(pack),
                Source = row.Text(source),
            }).OfType<ProviderDraft>();
    }

    private static ProviderDraft ToDraft(EstateSources sources, ProviderDraft host, string name, IReadOnlyList<Need> needs) => host with
    {
        Id = host.Id + "-base",
        Name = $"{host.Name}: {name}",
        Type = ProvisionType.ResourceBase,
        Needs = sources.AcceptedNeeds(needs),
        PlaceFunding = sources.Figures.Value("base.place_funding"),
        TopUp = sources.Figures.Value("base.top_up"),
        EnhancedTopUp = sources.Figures.Value("base.enhanced_top_up"),
        PlansOnRoll = null,
        Certainty = Certainty.Assumed,
        NeedsCertainty = Certainty.Assumed,
        CostCertainty = sources.Figures.Get("base.top_up").Certainty,
    };

    private static ProviderDraft HostOf(SourceRow row, SourceColumn urn, Dictionary<string, ProviderDraft> hosts) =>
        hosts.TryGetValue(row.Text(urn), out var host) ? host
        : throw row.Fault(urn, "no state mainstream school has this URN.", "Name the host by the URN in the school census.");
}
