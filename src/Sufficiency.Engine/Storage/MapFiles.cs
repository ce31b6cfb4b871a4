using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Writes areas.geojson, towns.geojson and providers.geojson, for maps.</summary>
internal static class MapFiles
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>The files with the meaning of each, and of the properties of its features.</summary>
    public static IReadOnlyList<(string File, string Meaning, IReadOnlyList<(string Name, string Meaning)> Properties)> Files { get; } =
    [
        ("areas.geojson", "One feature a home area with figures of the last year, and with figures of every year whose names end in it.",
        [
            ("area_code", "home area"), ("name", "its name"), ("district_name", "its district"), ("town_name", "its town"),
            ("academic_year", "the last year"), ("pupils", "placed pupils on roll in the last year"),
            ("pupils_out_of_county", "of them, those out of county"), ("pupils_beyond_guidance", "of them, those who ride too long"),
            ("pupils_waiting", "pupils waiting in the last year"),
            ("pupils_waiting_doing_nothing", "pupils waiting in the last year with committed schemes only"),
            ("plan_pupils_YEAR, do_minimum_pupils_YEAR", "placed pupils on roll in the academic year that starts in YEAR"),
            ("plan_waiting_YEAR, do_minimum_waiting_YEAR", "pupils waiting in that year"),
        ]),
        ("providers.geojson", "One feature a school, base or market with figures of the plan's last year.",
        [
            ("provider_id", "provider"), ("name", "its name"), ("provision_type", "what kind of place"), ("academic_year", "the last year"),
            ("places", "places of its own"), ("scheme_places", "places that schemes add"), ("roll", "pupils on roll"),
        ]),
        ("towns.geojson", "One feature a town and year with figures of both plans: for a time slider.", TownMap.Properties),
    ];

    /// <summary>A figure as maps have it, to six decimals.</summary>
    public static double Written(double value) => Math.Round(value, 6, MidpointRounding.ToEven) + 0.0;

    /// <summary>Writes all of them.</summary>
    public static void Write(string folder, RunContents run, GeoShapes shapes)
    {
        Write(Path.Combine(folder, "areas.geojson"), Areas(run, shapes));
        Write(Path.Combine(folder, "providers.geojson"), Providers(run, shapes));
        Write(Path.Combine(folder, "towns.geojson"), TownMap.Of(run, shapes));
    }

    private static IEnumerable<Feature> Areas(RunContents run, GeoShapes shapes)
    {
        var last = run.Dataset.Horizon.Last.StartYear;
        var onRoll = run.Plan.AreaYears.Where(row => row.AcademicYear == last).ToLookup(row => row.AreaCode, StringComparer.Ordinal);
        YearFigures[] plans = [new("plan", run.Plan), new("do_minimum", run.DoMinimum)];
        var waiting = Waiting(run.Plan, last);
        var waitingDoingNothing = Waiting(run.DoMinimum, last);
        return run.Dataset.Areas.Select((area, i) => new Feature(shapes.Areas[i], WithYears(area.Code.Value, new(StringComparer.Ordinal)
        {
            { "area_code", area.Code.Value },
            { "name", area.Name },
            { "district_name", area.DistrictName },
            { "town_name", area.PlaceName },
            { "academic_year", last },
            { "pupils", onRoll[area.Code.Value].Sum(row => row.Pupils) },
            { "pupils_out_of_county", onRoll[area.Code.Value]
                .Where(row => string.Equals(row.ProvisionType, "out_of_county", StringComparison.Ordinal)).Sum(row => row.Pupils) },
            { "pupils_beyond_guidance", onRoll[area.Code.Value].Sum(row => row.PupilsBeyondGuidance) },
            { "pupils_waiting", waiting[area.Code.Value].Sum() },
            { "pupils_waiting_doing_nothing", waitingDoingNothing[area.Code.Value].Sum() },
        })));

        AttributesTable WithYears(string area, AttributesTable attributes)
        {
            foreach (var year in run.Dataset.Horizon.Years.Select(year => year.StartYear))
            {
                foreach (var plan in plans) plan.AddTo(attributes, area, year);
            }

            return attributes;
        }
    }

    private sealed class YearFigures(string name, PlanTables plan)
    {
        private readonly ILookup<(string Area, int Year), double> pupils =
            plan.AreaYears.ToLookup(row => (row.AreaCode, row.AcademicYear), row => row.Pupils);

        private readonly ILookup<(string Area, int Year), double> waiting =
            plan.Waiting.ToLookup(row => (row.AreaCode, row.AcademicYear), row => row.Pupils);

        public void AddTo(AttributesTable attributes, string area, int year)
        {
            attributes.Add($"{name}_pupils_{year:0000}", Written(pupils[(area, year)].Sum()));
            attributes.Add($"{name}_waiting_{year:0000}", Written(waiting[(area, year)].Sum()));
        }
    }

    private static IEnumerable<Feature> Providers(RunContents run, GeoShapes shapes)
    {
        var last = run.Dataset.Horizon.Last.StartYear;
        var rows = run.Plan.ProviderYears.Where(row => row.AcademicYear == last)
            .ToDictionary(row => row.ProviderId, StringComparer.Ordinal);
        var opened = run.Plan.Schemes.Where(scheme => scheme.OpeningYear is not null).Select(scheme => scheme.ProviderId)
            .ToHashSet(StringComparer.Ordinal);
        return run.Dataset.Providers.Index()
            .Where(found => !found.Item.IsLocalMix && (!found.Item.IsGeneric || opened.Contains(found.Item.Id.Value))).Select(found =>
        {
            var (i, provider) = found;
            rows.TryGetValue(provider.Id.Value, out var row);
            return new Feature(shapes.Providers[i], new AttributesTable(StringComparer.Ordinal)
            {
                { "provider_id", provider.Id.Value },
                { "name", provider.Name },
                { "provision_type", row?.ProvisionType },
                { "academic_year", last },
                { "places", row?.Places },
                { "scheme_places", row?.SchemePlaces },
                { "roll", row?.Roll },
            });
        });
    }

    private static ILookup<string, double> Waiting(PlanTables plan, int year) =>
        plan.Waiting.Where(row => row.AcademicYear == year).ToLookup(row => row.AreaCode, row => row.Pupils, StringComparer.Ordinal);

    private static void Write(string path, IEnumerable<Feature> features)
    {
        var collection = new FeatureCollection();
        foreach (var feature in features) collection.Add(feature);
        File.WriteAllText(path, JsonSerializer.Serialize(collection, Json) + "\n");
    }
}
