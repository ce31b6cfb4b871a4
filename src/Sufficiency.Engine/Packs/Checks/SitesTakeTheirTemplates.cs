using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A site has a host or a place on the map, names templates that it can take, and no scheme it makes
/// has the identifier of another.</summary>
internal sealed class SitesTakeTheirTemplates : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("scheme_templates", "providers", "schemes")) return;
        var templates = pack.Rows("scheme_templates").ToDictionary(row => row.Get<string>("template_id"), StringComparer.Ordinal);
        var providers = pack.Rows("providers").ToDictionary(row => row.Get<string>("provider_id"), StringComparer.Ordinal);
        var schemes = pack.Rows("schemes").ToDictionary(row => row.Get<string>("scheme_id"), StringComparer.Ordinal);
        var taken = providers.Keys.Concat(schemes.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var site in pack.Rows("scheme_sites"))
        {
            var host = site.FindText("host_provider_id") is { } id ? providers.GetValueOrDefault(id) : null;
            CheckPlace(site);
            foreach (var name in SchemeReader.Others(site, "excludes").Where(name => !schemes.ContainsKey(name.Value)))
                site.Report("excludes", $"{site.Label} excludes the scheme {name}, which does not exist.",
                    NearestName.Advise(name.Value, schemes.Keys.Order(StringComparer.Ordinal), "Join scheme ids by semicolons."));
            foreach (var name in SchemeReader.Others(site, "excludes")
                .Where(name => schemes.TryGetValue(name.Value, out var other) && other.Get<string>("status") == "committed"))
                site.Report("excludes", $"{site.Label} excludes {name}, which is committed, so that nothing could open there.",
                    "Drop the exclusion, or the site.");
            foreach (var name in SchemeReader.Others(site, "templates").Select(name => name.Value))
            {
                if (!templates.TryGetValue(name, out var template))
                    site.Report("templates", $"There is no template {name}.",
                        NearestName.Advise(name, templates.Keys.Order(StringComparer.Ordinal), "Join template ids by semicolons."));
                else CheckTemplate(site, template, host);
                if (!taken.Add(GenericSchemeReader.IdOf(name, site.Get<string>("site_id"))))
                    site.Report("templates", $"{GenericSchemeReader.IdOf(name, site.Get<string>("site_id"))} is the identifier of "
                        + "something else already.", "Name the template once, or give the site another identifier.");
            }
        }
    }

    private static void CheckPlace(TableRow site)
    {
        const string advice = "Give host_provider_id, or easting, northing and district_name.";
        var (hasHost, hasPlace) = (site.FindText("host_provider_id") is not null,
            site.Find<double>("easting") is not null && site.Find<double>("northing") is not null);
        if (!hasHost && (!hasPlace || site.FindText("district_name") is null))
            site.Report("host_provider_id", $"{site.Label} has neither a host nor a place on the map with a district.", advice);
        else if (hasHost && (site.Find<double>("easting") is not null || site.Find<double>("northing") is not null))
            site.Report("easting", $"{site.Label} has a host and a place of its own.", "Leave the coordinates empty: the host's hold.");
    }

    private static void CheckTemplate(TableRow site, TableRow template, TableRow? host)
    {
        var isExpansion = SchemeKinds.Find(template.Get<string>("kind")) == SchemeKind.Expansion;
        var id = template.Get<string>("template_id");
        if (isExpansion && host is null && site.FindText("host_provider_id") is null)
            site.Report("host_provider_id", $"The template {id} expands a school, and {site.Label} has none.", "Give host_provider_id.");
        if (host is null) return;
        if (isExpansion && (host.Get<ProvisionType>("provision_type") != template.Get<ProvisionType>("provision_type")
            || host.Get<bool>("has_unlimited_places")))
            site.Report("host_provider_id", $"The template {id} expands {template.TextOf("provision_type")} with limited places, "
                + $"which {host.Label} is not.", "Name another host, or another template.");
        if (!isExpansion && host.Find<double>("easting") is null)
            site.Report("host_provider_id", $"{host.Label} has no place on the map, so nothing can stand there.",
                "Name another host, or give coordinates.");
    }
}
