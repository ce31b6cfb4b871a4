using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>scheme_templates × scheme_sites → optional schemes that nobody has proposed, and the providers they need.</summary>
/// <remarks>Of a site's schemes at most one can open. A scheme that could open after the last planned year only is left out.</remarks>
internal static class GenericSchemeReader
{
    /// <summary>How the identifiers of generic schemes and their providers begin.</summary>
    public const string Prefix = "generic-";

    /// <summary>The dataset with its generic schemes.</summary>
    public static PlanningDataset AddTo(PlanningDataset dataset, PackTables tables)
    {
        var templates = tables["scheme_templates"].Rows.ToDictionary(row => row.Get<string>("template_id"),
            row => TemplateFigures.Of(row, tables["scheme_template_figures"]), StringComparer.Ordinal);
        var named = dataset.Schemes.Select(scheme => scheme.Id).ToHashSet();
        var made = tables["scheme_sites"].Rows
            .SelectMany(site => SchemeReader.Others(site, "templates").Select(id => new Made(site, templates[id.Value], dataset, named)))
            .Where(generic => generic.Scheme.FirstOpening <= dataset.Horizon.Last)
            .ToList();
        if (made.Count == 0) return dataset;
        var beside = made.ToLookup(generic => generic.Site, generic => generic.Scheme.Id);
        return dataset with
        {
            Providers = [.. dataset.Providers.Concat(made.Select(generic => generic.Provider).OfType<Provider>())
                .OrderBy(provider => provider.Id)],
            Places = [.. dataset.Places.Concat(made.SelectMany(generic => generic.Places)).OrderBy(places => places.Provider)
                .ThenBy(places => places.Year).ThenBy(places => places.Phase)],
            Schemes = [.. dataset.Schemes.Concat(made.Select(generic => generic.BesidesOnly(beside[generic.Site])))
                .OrderBy(scheme => scheme.Id)],
        };
    }

    /// <summary>The identifier of the scheme of a template at a site.</summary>
    public static string IdOf(string template, string site) => $"{Prefix}{template}-{site}";

    /// <summary>A template at a site.</summary>
    private sealed class Made
    {
        public Made(TableRow site, TemplateFigures template, PlanningDataset dataset, HashSet<SchemeId> named)
        {
            Site = site;
            var host = site.FindText("host_provider_id") is { } id ? dataset.Providers.Single(provider => provider.Id.Value == id) : null;
            var schemeId = IdOf(template.Id, site.Get<string>("site_id"));
            var name = template.Row.Get<string>("label").Replace("{site}", site.Get<string>("name"), StringComparison.Ordinal);
            var isExpansion = template.Kind == SchemeKind.Expansion;
            if (!isExpansion) Provider = NewProvider(new(schemeId), name, site, template, host);
            if (Provider is { } provider) Places = [.. dataset.Horizon.Years.SelectMany(year => NoPlaces(provider.Id, year, template))];
            var excluded = SchemeReader.Others(site, "excludes").Where(named.Contains);
            var earliest = dataset.Horizon.First;
            Scheme = new()
            {
                Id = new(schemeId),
                Name = string.Create(CultureInfo.InvariantCulture, $"{name}, {template.AllPlaces:0} places"),
                Provider = isExpansion ? host!.Id
                    : Provider!.Id,
                Status = SchemeStatus.Optional,
                EarliestOpening = earliest,
                PlannedOpening = earliest,
                PlacesByYearSinceOpening = template.PlacesByYear(template.AllPlaces),
                Capital = new(template.AllPlaces * template.Number("capital_per_place_gbp")),
                AssetLifeYears = template.Whole("asset_life_years"),
                MinimumViableRoll = template.Find("minimum_roll_share") is { } share ? share * template.AllPlaces : null,
                ViableFromYear = (int)(template.Find("viable_from_year") ?? 0.0),
                Excludes = [.. excluded],
                Requires = [],
                Provenance = template.Provenance,
                Kind = template.Kind,
                DecidedIn = dataset.Delivery.DecidedIn,
                LeadYears = template.Whole("lead_years"),
                Template = new(template.Id, template.Whole("most_sites"), template.Whole("opens_every_years")),
                PlacesByPhase = template.PlacesByPhase(),
            };
        }

        public TableRow Site { get; }

        public Scheme Scheme { get; }

        public Provider? Provider { get; }

        public IReadOnlyList<ProviderPlaces> Places { get; } = [];

        /// <summary>The scheme, which no other of its site can open beside.</summary>
        public Scheme BesidesOnly(IEnumerable<SchemeId> ofSite) =>
            Scheme with { Excludes = [.. Scheme.Excludes.Concat(ofSite.Where(id => id != Scheme.Id)).Order()] };

        private static Provider NewProvider(ProviderId id, string name, TableRow site, TemplateFigures template, Provider? host) => new()
        {
            Id = id,
            Name = name,
            Type = template.Row.Get<ProvisionType>("provision_type"),
            DistrictName = host?.DistrictName ?? site.FindText("district_name")!,
            Location = host?.Location ?? new GridPoint(site.Number("easting"), site.Number("northing")),
            Needs = template.Row.Get<NeedSet>("needs"),
            LowestYearGroup = template.Row.YearGroup("lowest_year_group"),
            HighestYearGroup = template.Row.YearGroup("highest_year_group"),
            PlaceFunding = new(template.Number("place_funding_gbp")),
            TopUp = new(template.Number("top_up_gbp")),
            HasUnlimitedPlaces = false,
            Provenance = template.Provenance,
            IsGeneric = true,
        };

        private static IEnumerable<ProviderPlaces> NoPlaces(ProviderId id, AcademicYear year, TemplateFigures template) =>
            template.Phases.Select(phase => (Phase?)phase).Prepend(null)
            .Select(phase => new ProviderPlaces(id, year, 0.0) { Phase = phase });
    }
}
