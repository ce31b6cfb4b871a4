using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>Resource bases: those with places (base_places.csv), and hosts whose places a scheme would give (new_bases.csv).</summary>
/// <remarks>A row with provider_id in place of a URN is a pool of bases whose hosts are not known. It stands at its own point and says
/// which year groups it takes.</remarks>
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
        var pool = new PoolColumns(table);
        var known = new HashSet<string>(StringComparer.Ordinal);
        return table.Read(row =>
        {
            if (!row.IsFor(only, pack)) return null;
            var designated = EstateSources.Designated(row, needs);
            var draft = pool.Find(row, sources, row.Text(name), designated)
                ?? ToDraft(sources, HostOf(sources, row, urn, hosts), row.Text(name), designated);
            if (!known.Add(draft.Id))
                throw row.Fault(urn, "this host stands twice.", "Write one row a host, with the places of all its bases and units.");
            return draft with
            {
                Places =
                    [.. pack.Years.Select(year => new PlacesDraft(year, row.Number(places), row.Text(source), row.Certainty(certainty)))],
                Source = row.Text(source),
                Certainty = row.Certainty(certainty),
                NeedsCertainty = row.Certainty(needsCertainty),
            };
        }).OfType<ProviderDraft>();
    }

    private static IEnumerable<ProviderDraft> ReadNew(EstateSources sources, Dictionary<string, ProviderDraft> hosts, PackDefinition pack)
    {
        var table = sources.Context.RecipeTable("new_bases.csv");
        var (only, urn, name, needs) = (table.Column("pack"), table.Column("urn"), table.Column("name"), table.Column("needs"));
        var (lowest, highest, source) = (table.Column("lowest_year_group"), table.Column("highest_year_group"), table.Column("source"));
        return table.Read(row => !row.IsFor(only, pack)
            ? null : ToDraft(sources, HostOf(sources, row, urn, hosts), row.Text(name), EstateSources.Designated(row, needs)) with
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

    private static ProviderDraft HostOf(EstateSources sources, SourceRow row, SourceColumn urn, Dictionary<string, ProviderDraft> hosts)
    {
        if (hosts.TryGetValue(row.Text(urn), out var host)) return host;
        sources.RefuseForeign(row, urn);
        throw row.Fault(urn, "no state mainstream school has this URN.", "Name the host by the URN in the school census.");
    }

    /// <summary>The columns that only a pool fills.</summary>
    private sealed class PoolColumns(SourceTable table)
    {
        private readonly SourceColumn? id = table.FindColumn("provider_id");
        private readonly SourceColumn? easting = table.FindColumn("easting");
        private readonly SourceColumn? northing = table.FindColumn("northing");
        private readonly SourceColumn? lowest = table.FindColumn("lowest_year_group");
        private readonly SourceColumn? highest = table.FindColumn("highest_year_group");

        public ProviderDraft? Find(SourceRow row, EstateSources sources, string name, IReadOnlyList<Need> needs)
        {
            if (row.TextOrEmpty(id) is not { Length: > 0 } provider) return null;
            var location = new GridPoint(Wanted(row, easting), Wanted(row, northing));
            return new ProviderDraft
            {
                Id = provider,
                Name = name,
                Type = ProvisionType.ResourceBase,
                Place = sources.FindDistrict(location) ?? sources.Context.Recipe.AuthorityName,
                Location = location,
                Needs = sources.AcceptedNeeds(needs),
                LowestYearGroup = (int)Wanted(row, lowest),
                HighestYearGroup = (int)Wanted(row, highest),
                PlaceFunding = sources.Figures.Value("base.place_funding"),
                TopUp = sources.Figures.Value("base.top_up"),
                EnhancedTopUp = sources.Figures.Value("base.enhanced_top_up"),
                Source = "",
                Year = sources.Context.Recipe.Source("school_census").Year,
                Certainty = Certainty.Assumed,
                NeedsCertainty = Certainty.Assumed,
                CostCertainty = sources.Figures.Get("base.top_up").Certainty,
            };
        }

        private static double Wanted(SourceRow row, SourceColumn? column) => column is { } known
            ? row.Number(known)
            : throw SourceFault.Single(row.File, "a pool of bases needs a point and year groups.",
                "Add the columns easting, northing, lowest_year_group and highest_year_group, or name the host by its URN.");
    }
}
