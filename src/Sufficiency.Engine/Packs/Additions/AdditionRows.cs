using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Adds the rows of added schemes to the tables of a pack, before overrides are applied and cells are taken.</summary>
/// <remarks>What follows cannot tell them from rows of the files: overrides reach them, and every check looks at them.</remarks>
/// <param name="plan">The plan file.</param>
/// <param name="tables">The tables as their files give them.</param>
/// <param name="issues">Where faults go.</param>
internal sealed class AdditionRows(PlanFile plan, PackTables tables, IssueCollector issues)
{
    private const string AddedForThisRun = "Added for this run.";
    private readonly PackFigures figures = new(tables);

    /// <summary>Adds the schemes in their order.</summary>
    /// <returns>The schemes added, each with what was taken from the pack.</returns>
    public IReadOnlyList<AppliedAddition> Add(IReadOnlyList<AddedScheme> schemes) =>
        [.. schemes.SelectMany(Checked).Select(Add).OfType<AppliedAddition>()];

    /// <summary>A scheme that was made rather than parsed is checked like one that was.</summary>
    private IReadOnlyList<AddedScheme> Checked(AddedScheme scheme)
    {
        if (scheme.Origin is not null) return [scheme];
        var read = AddedSchemeReader.Read(AddedScheme.Option, scheme.ToText(), issues);
        return issues.AnyIn(AddedScheme.Option) ? [] : read;
    }

    private AppliedAddition? Add(AddedScheme scheme)
    {
        var site = new AdditionSite(tables, (entry, value, problem, advice) => Report(scheme, entry, value, problem, advice));
        if (!IsNew(scheme)) return null;
        var taken = new List<string>();
        string provider;
        if (scheme.Kind == SchemeKind.Expansion)
        {
            if (scheme.At is null || site.Host(scheme) is not { } host) return null;
            provider = host.TextOf("provider_id");
        }
        else
        {
            if ((scheme.At ?? scheme.Postcode) is null && scheme.Location is null) return null; // told when it was parsed
            if (scheme.Postcode is { } postcode && !AddedSchemeChecks.IsPostcode(postcode)) return null;
            if (site.Find(scheme) is not { } point) return null;
            provider = scheme.SchemeId;
            AddProvider(scheme, point, site, taken);
        }

        AddSchemeRows(scheme, provider, taken);
        return new(scheme, taken);
    }

    private bool IsNew(AddedScheme scheme)
    {
        foreach (var (table, key) in new[] { ("providers", "provider_id"), ("schemes", "scheme_id"), ("tranches", "tranche_id") })
        {
            foreach (var row in tables[table].Rows)
            {
                var isName = string.Equals(row.TextOf("name"), scheme.Name, StringComparison.OrdinalIgnoreCase);
                if (!isName && row.TextOf(key) != scheme.SchemeId) continue;
                Report(scheme, isName || scheme.Id is null ? "name" : "id", isName ? scheme.Name : scheme.SchemeId,
                    $"The pack has a row of this {(isName ? "name" : "identifier")} in {table}.",
                    isName ? "Give it a name of its own." : "Give it another id.");
                return false;
            }
        }

        return true;
    }

    private void AddProvider(AddedScheme scheme, (string Easting, string Northing) point, AdditionSite site, List<string> taken)
    {
        var type = PackFigures.TypeOf(scheme.Kind);
        var placeFunding = Money(scheme, scheme.PlaceFunding?.Value, type, "place_funding_gbp", taken);
        var topUp = Money(scheme, scheme.TopUp?.Value, type, "top_up_gbp", taken);
        var district = scheme.DistrictName ?? site.DistrictAt(point);
        if (scheme.DistrictName is null && district is not null) taken.Add($"District {district}: that of the nearest home area.");
        AddRow(scheme, "providers", [
            ("provider_id", scheme.SchemeId), ("name", scheme.Name), ("provision_type", type.ToCode()), ("district_name", district),
            ("easting", point.Easting), ("northing", point.Northing),
            ("needs", scheme.Needs is { } needs ? AddedSchemeText.Written(needs) : null),
            ("lowest_year_group", Text(scheme.LowestYearGroup?.Value)), ("highest_year_group", Text(scheme.HighestYearGroup?.Value)),
            ("place_funding_gbp", placeFunding), ("top_up_gbp", topUp), ("enhanced_top_up_gbp", Text(scheme.EnhancedTopUp?.Value)),
            ("has_unlimited_places", "no"), .. Origin(scheme, taken), ("needs_certainty", "assumed"), ("cost_certainty", "assumed"),
        ]);
        foreach (var year in plan.Horizon?.Years ?? [])
        {
            foreach (var phase in scheme.PlacesByPhase.Keys.Order().Select(phase => (Phase?)phase).Prepend(null))
                AddRow(scheme, "provider_places", [
                    ("provider_id", scheme.SchemeId), ("academic_year", Text(year.StartYear)), ("phase", Code(phase)), ("places", "0"),
                    ("source", "Its places come with its scheme."), ("certainty", "derived"),
                ]);
        }
    }

    private void AddSchemeRows(AddedScheme scheme, string provider, List<string> taken)
    {
        var life = Whole(scheme, scheme.AssetLifeYears, "asset_life_years", "Years of life", scheme.Kind.IsBase() ? 30 : 60, taken);
        var usual = scheme.Kind.IsSchool() ? 3 : scheme.Kind == SchemeKind.Expansion ? 2 : 1;
        var decided = scheme.DecidedIn?.StartYear ?? AssumptionsReader.DecidedIn(plan)?.StartYear;
        var lead = decided is null ? Text(scheme.LeadYears)
            : Whole(scheme, scheme.LeadYears, "lead_years", "Years from decision to opening", usual, taken);
        var opens = Text(scheme.Opens?.StartYear) ?? EarliestOpening(decided, lead, taken);
        AddRow(scheme, "schemes", [
            ("scheme_id", scheme.SchemeId), ("name", scheme.Name), ("provider_id", provider),
            ("status", scheme.IsCommitted ? "committed" : "optional"), ("earliest_opening", opens), ("planned_opening", opens),
            ("latest_opening", Text(scheme.LatestOpening?.StartYear)), ("kind", scheme.Kind.ToCode()),
            ("decided_in", Text(scheme.DecidedIn?.StartYear)), ("lead_years", lead),
            ("capital_gbp", Text(scheme.Capital.Value)), ("asset_life_years", life), ("minimum_viable_roll", Text(scheme.MinimumRoll)),
            ("viable_from_year", Text(scheme.ViableFromYear ?? 3)), .. Origin(scheme, taken), ("opening_certainty", "assumed"),
            ("capital_certainty", "assumed"),
        ]);
        AddPlaces(scheme, null, scheme.AllPlaces);
        foreach (var (phase, places) in scheme.PlacesByPhase.OrderBy(pair => pair.Key)) AddPlaces(scheme, phase, places);
        if (scheme.Funder is not { } funder) return;
        AddRow(scheme, "scheme_funding", [("scheme_id", scheme.SchemeId), ("funder", funder), .. Origin(scheme, [])]);
    }

    private void AddPlaces(AddedScheme scheme, Phase? phase, IReadOnlyList<int> places)
    {
        for (var year = 0; year < places.Count; year++)
            AddRow(scheme, "scheme_places", [
                ("scheme_id", scheme.SchemeId), ("years_since_opening", Text(year)), ("phase", Code(phase)), ("places", Text(places[year])),
                ("source", scheme.Source ?? AddedForThisRun), ("certainty", "assumed"),
            ]);
    }

    /// <summary>The year that decision and lead allow, and no earlier than planning begins.</summary>
    private string? EarliestOpening(int? decided, string? lead, List<string> taken)
    {
        if (plan.Horizon is not { } horizon) return null;
        var first = horizon.FirstPlanned.StartYear;
        var year = decided is { } from && int.TryParse(lead, CultureInfo.InvariantCulture, out var years)
            ? Math.Max(first, from + years) : first;
        taken.Add(string.Create(CultureInfo.InvariantCulture, $"Opens from {year} on: the first year that decision and lead time allow."));
        return Text(year);
    }

    private string? Money(AddedScheme scheme, double? given, ProvisionType type, string column, List<string> taken)
    {
        if (given is { } amount) return Text(amount);
        var what = column == "top_up_gbp" ? "Top-up" : "Place funding";
        if (figures.OfProviders(type, column) is not var (figure, count))
        {
            Report(scheme, column, null, "The pack has no provider of this type from which the figure could be taken.", "Give it.");
            return "0";
        }

        var amounts = double.Parse(figure, CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.InvariantCulture);
        taken.Add($"{what} £{amounts}: the middle figure of {count} {(type == ProvisionType.ResourceBase ? "bases" : "special schools")}.");
        return figure;
    }

    private string Whole(AddedScheme scheme, int? given, string column, string what, int usual, List<string> taken)
    {
        if (given is { } number) return Text(number)!;
        var found = figures.OfSchemes(scheme.Kind, column);
        taken.Add(found is var (figure, count) ? $"{what} {figure}: the middle figure of {count} of its kind."
            : $"{what} {usual}: the pack has no scheme of this kind.");
        return found?.Figure ?? Text(usual)!;
    }

    private IReadOnlyList<(string Column, string? Text)> Origin(AddedScheme scheme, IReadOnlyList<string> taken) =>
    [
        ("source", string.Join(' ', taken.Prepend(scheme.Source ?? AddedForThisRun))),
        ("year", Text(plan.Horizon?.FirstPlanned.StartYear)),
        ("certainty", "assumed"),
    ];

    private void AddRow(AddedScheme scheme, string name, IEnumerable<(string Column, string? Text)> cells)
    {
        var table = tables[name];
        var texts = new string[table.Schema.Columns.Count];
        Array.Fill(texts, "");
        foreach (var (column, text) in cells) texts[table.Schema.Find(column)!.Index] = text ?? "";
        table.Add(new(table, scheme.Origin!.Line ?? 1, texts) { Origin = scheme.Origin with { Names = AdditionNames.Of(scheme) } });
    }

    private void Report(AddedScheme scheme, string entry, string? value, string problem, string advice)
    {
        var (file, line, column) = scheme.Origin!.PlaceOf(entry);
        issues.Add(new(file, line, column, value, problem, advice), problem);
    }

    private static string? Code(Phase? phase) => phase is { } known ? ValueParser.ToCode(known) : null;

    private static string? Text(double? number) => number is { } value ? AddedSchemeText.Written(value) : null;
}
