using System.Globalization;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Drafting.Estate;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>Writes the recipe of an authority: its years and sources, and England's figures where no file gives its own.</summary>
internal sealed class RecipeDraft(Authority authority, DraftSources sources, string nationalFolder, string folder)
{
    private const int EarliestPlannedYear = 2026;
    private const int PlannedYears = 10;

    /// <summary>Files of the national recipe that pass as they stand.</summary>
    private static readonly string[] Copied =
    [
        "assumption_ranges.csv", "bespoke_packages.csv", "enhanced_shares.csv", "need_acceptance.csv", "pupil_assumptions.csv",
        "scheme_template_figures.csv", "scheme_templates.csv", "stock_costs.csv", "tranches.csv",
    ];

    /// <summary>Academic year of the January count.</summary>
    public int BaseYear { get; } = sources.LastJanuary - 1;

    private int FirstPlannedYear => Math.Max(BaseYear + 1, EarliestPlannedYear);

    private int LastYear => FirstPlannedYear + PlannedYears - 1;

    /// <summary>recipe.yaml, sources.csv and what needs no more than the authority's name.</summary>
    public void WriteFrame()
    {
        Directory.CreateDirectory(folder);
        PackTable.WriteWhole(Path.Combine(folder, "recipe.yaml"), writer =>
        {
            writer.WriteLine("# What a rebuild makes. Years are academic years: 2024 = 2024/25.");
            writer.WriteLine($"authority_code: \"{authority.Code}\"");
            writer.WriteLine($"authority_name: \"{authority.Name}\"");
            writer.WriteLine("packs:");
            writer.WriteLine($"  - name: {authority.Slug}");
            writer.WriteLine("    folder: .");
            writer.WriteLine(FormattableString.Invariant($"    base_year: {BaseYear}"));
            if (FirstPlannedYear > BaseYear + 1)
                writer.WriteLine(
                    FormattableString.Invariant($"    first_planned_year: {FirstPlannedYear} # years before it are carried forward"));
            writer.WriteLine(FormattableString.Invariant($"    last_year: {LastYear}"));
        });
        WriteSources([]);
        new PackTable("towns.csv", 1, "town", "district_name", "wards", "reason").WriteTo(folder);
        new PackTable("plan_seeds.csv", 1, "need", "lowest_year_group", "highest_year_group", "setting", "weight", "source", "year",
            "certainty").WriteTo(folder);
        foreach (var file in Copied) File.Copy(Path.Combine(nationalFolder, file), Path.Combine(folder, file), overwrite: true);
    }

    /// <summary>sources.csv: the publishers' files, and the fact sheets that were drafted or given.</summary>
    public void WriteSources(IReadOnlyList<PackSource> facts)
    {
        var table = new PackTable("sources.csv", 1, "key", "folder", "path", "title", "year");
        foreach (var row in sources.Rows) table.Add(row.Key, "downloads", row.Path, row.Title, row.Year);
        foreach (var fact in facts) table.Add(fact.Key, "facts", fact.Path, fact.Title, fact.Year);
        table.WriteTo(folder);
    }

    /// <summary>Single figures: England's, with those that the estate gives.</summary>
    public void WriteFigures(EstateDraftResult estate)
    {
        string[] columns = ["key", "value", "unit", "source", "year", "certainty"];
        var assumptions = new PackTable("assumptions.csv", 1, columns);
        foreach (var row in National("assumptions.csv", columns)) assumptions.Add(row);
        foreach (var figure in estate.Assumptions) assumptions.Add(Cells(figure));
        assumptions.WriteTo(folder);
        var totals = new PackTable("pack_totals.csv", 1, columns);
        foreach (var figure in estate.Totals) totals.Add(Cells(figure));
        totals.WriteTo(folder);
    }

    /// <summary>plan_values.csv: England's, cut to the years of the plan.</summary>
    public void WritePlanValues()
    {
        string[] columns = ["pack", "path", "value", "unit", "source", "year", "certainty"];
        var plans = new Sen2Release(sources.PathOf(SourceKinds.Sen2)!, authority.Code).PlansBySetting(sources.LastJanuary).Sum();
        var table = new PackTable("plan_values.csv", 2, columns);
        foreach (var row in National("plan_values.csv", columns))
        {
            var path = (string)row[1]!;
            if (path.StartsWith("demand.new_plan_factors.", StringComparison.Ordinal)) row[2] = Cut((string)row[2]!, LastYear - BaseYear);
            if (path == "delivery.decided_in") row[2] = FirstPlannedYear.ToString(CultureInfo.InvariantCulture);
            table.Add(row);
        }

        const double OtherPerPlan = 1900.0;
        table.Add("", "costs.other_high_needs_gbp",
            (Math.Round(plans * OtherPerPlan / 1000.0) * 1000.0).ToString("0", CultureInfo.InvariantCulture),
            "GBP a year",
            "Assumed (national): support, inclusion and alternative provision at 1,900 a plan, as one shire county's section 251 "
            + "budget of 2021-22 raised 5 % a year. Low 1,000, high 3,000 a plan", "2025-26", Certainty.Assumed);
        table.WriteTo(folder);
    }

    /// <summary>funding.csv: the high needs block of the grant allocations, else England's by this authority's share of plans.</summary>
    /// <returns>What an officer must know of it; null for nothing.</returns>
    public string? WriteFunding()
    {
        var table = new PackTable("funding.csv", 1, "academic_year", "high_needs_block_gbp", "source", "year", "certainty");
        var found = sources.ProbeOf(SourceKinds.Grant) is { } probe ? GrantDraft.Find(probe, authority.Code) : null;
        if (found is { } block)
        {
            table.Add(block.AcademicYear, block.Pounds, "DfE, Dedicated schools grant allocations: high needs block before recoupment",
                Years(block.AcademicYear), Certainty.Found);
            table.WriteTo(folder);
            return null;
        }

        const int Year = 2023;
        const double England = 9_952_172_126.0; // DfE, Dedicated schools grant allocations 2023 to 2024, July 2024
        var release = sources.PathOf(SourceKinds.Sen2)!;
        var share = new Sen2Release(release, authority.Code).PlansBySetting(sources.LastJanuary).Sum()
            / new Sen2Release(release, null).PlansBySetting(sources.LastJanuary).Sum();
        table.Add(Year, Math.Round(England * share),
            "Assumed (national): England's high needs block before recoupment (DfE, Dedicated schools "
            + "grant 2023 to 2024: 9,952 million) by this authority's share of England's plans", Years(Year), Certainty.Assumed);
        table.WriteTo(folder);
        return "The high needs block is England's by this authority's share of plans: no allocation of the grant was found.";
    }

    /// <summary>Where the tables without columns of their own come from.</summary>
    public void WriteTableSources()
    {
        var table = new PackTable("table_sources.csv", 2, "pack", "table", "source", "year", "certainty");
        var (sen2, january) = (sources.Rows.First(row => row.Key == SourceKinds.Sen2).Title,
            FormattableString.Invariant($"{sources.LastJanuary}-01"));
        var population = sources.Rows.First(row => row.Key == "population_2020");
        table.Add("", "home_areas", "ONS, boundaries, centroids and lookups of LSOAs; what no file gives stands in the middle or is empty",
            population.Year, Certainty.Found);
        table.Add("", "population", population.Title, population.Year, Certainty.Found);
        table.Add("", "plans", $"{sen2}: fitted to age by setting, need by setting and age by need; further education and non-maintained "
            + "early years count as mainstream; elsewhere, alternative provision and placement not recorded count as "
            + "without a school place; "
            + "unknown needs are spread over known needs by age and setting", january, Certainty.Derived);
        table.Add("", "initial_waiting", $"{sen2}: not in education at compulsory school age and other placement settings, which include "
            + "those awaiting provision; need as of plans elsewhere of the age; kind of place assumed", january, Certainty.Assumed);
        table.Add("", "initial_roll",
            "Plans of Reception to Year 14 by need and year group, shared over providers by iterative proportional "
            + "fitting towards their rolls, within the needs and year groups each takes", january, Certainty.Derived);
        table.Add("", "postcodes", "Ordnance Survey, Code-Point Open: every postcode unit of the authority that has coordinates", "2025",
            Certainty.Found);
        table.WriteTo(folder);
    }

    /// <summary>scheme_sites.csv: for new schools one site a district, at the mean point of its
    /// children; and hosts of what is smaller.</summary>
    public void WriteSites(IReadOnlyList<DraftArea> areas, IEnumerable<HostSite> hosts)
    {
        var templates = string.Join(';', National("scheme_templates.csv", "template_id").Select(row => (string)row[0]!)
            .Where(template => !HostSite.Templates.Contains(template, StringComparer.Ordinal)));
        var table = new PackTable("scheme_sites.csv", 2, "pack", "site_id", "name", "templates", "host_provider_id", "postcode_prefix",
            "excludes", "district_name", "easting", "northing", "source", "year", "certainty");
        foreach (var district in areas.GroupBy(area => area.DistrictName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var children = district.Sum(area => area.Children);
            double Mean(Func<DraftArea, double> value) => Math.Round(children > 0.0
                ? district.Sum(area => area.Children * value(area)) / children : district.Average(value));
            table.Add(null, new Authority("", district.Key, "").Slug, district.Key, templates, null, null, null, district.Key,
                Mean(area => area.Centroid.EastingMetres), Mean(area => area.Centroid.NorthingMetres),
                "Assumed (national): no site is known; the mean point of the district's children", Years(BaseYear), Certainty.Assumed);
        }

        foreach (var host in hosts)
            table.Add(null, host.Urn, host.Name, host.Template, "urn-" + host.Urn, null, null, null, null, null, host.Reason,
                Years(BaseYear), Certainty.Assumed);

        table.WriteTo(folder);
    }

    private IEnumerable<object?[]> National(string file, params string[] columns)
    {
        var table = SourceTable.Open(Path.Combine(nationalFolder, file), file);
        var indices = columns.Select(column => table.Column(column)).ToArray();
        return table.Read(row => indices.Select(column => (object?)row.TextOrEmpty(column)).ToArray());
    }

    private static object?[] Cells(DraftFigure figure) =>
        [figure.Key, figure.Value, figure.Unit, figure.Source, figure.Year, figure.Certainty];

    private static string Cut(string list, int count) =>
        $"[{string.Join(", ", list.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries).Take(count))}]";

    private static string Years(int year) => FormattableString.Invariant($"{year}-{(year + 1) % 100:00}");
}
